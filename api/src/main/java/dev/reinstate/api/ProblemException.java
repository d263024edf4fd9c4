package dev.reinstate.api;

import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Ruling.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A request that ends with a problem. No stack trace: it is an answer, not a failure. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Problem problem;
    private final String detail;
    private final transient List<Fault> errors;
    private final transient List<Broken> broken;
    private final transient Map<String, String> headers = new HashMap<>();

    ProblemException(Problem problem, String detail, List<Fault> errors, List<Broken> broken) {
        super(detail, null, false, false);
        this.problem = problem;
        this.detail = detail;
        this.errors = errors;
        this.broken = broken;
    }

    /** A refusal by the rules, as the port gave it. */
    public static ProblemException of(Ruling.Refused<?> refused) {
        Problem problem = switch (refused.why()) {
            case NOT_FOUND -> Problem.NOT_FOUND;
            case FORBIDDEN -> Problem.FORBIDDEN;
            case AGAINST_THE_RULES -> Problem.AGAINST_THE_RULES;
            case STALE -> Problem.STALE;
            case UNREADABLE -> Problem.MALFORMED;
            case UNPROCESSABLE -> Problem.UNPROCESSABLE;
            case STILL_RUNNING -> Problem.STILL_RUNNING;
        };
        return new ProblemException(problem, refused.detail(), refused.faults(), refused.broken());
    }

    public ProblemException with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    int status() {
        return problem.status();
    }

    List<Fault> errors() {
        return errors;
    }

    Map<String, String> headers() {
        return headers;
    }

    Problem problem() {
        return problem;
    }

    String detail() {
        return detail;
    }

    List<Broken> broken() {
        return broken;
    }

    Problem.Json json(String instance) {
        return problem.json(detail, instance, errors, broken);
    }
}
