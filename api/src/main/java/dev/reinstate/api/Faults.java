package dev.reinstate.api;

import dev.reinstate.workflows.ports.Ruling.Fault;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a body. What cannot be read (400) is reported before what makes no sense (422). */
final class Faults {

    /** Enough to mend a request by; a body of nonsense gets no longer answer than that. */
    private static final int MOST_REPORTED = 50;

    private final List<Fault> malformed = new ArrayList<>();
    private final List<Fault> senseless = new ArrayList<>();

    void malformed(String pointer, String detail) {
        malformed.add(new Fault(pointer, detail));
    }

    void senseless(String pointer, String detail) {
        senseless.add(new Fault(pointer, detail));
    }

    void report() {
        if (!malformed.isEmpty()) {
            throw problem(Problem.MALFORMED, "The body cannot be read", malformed);
        }
        if (!senseless.isEmpty()) {
            throw problem(Problem.UNPROCESSABLE, "The body makes no sense here", senseless);
        }
    }

    private static ProblemException problem(Problem problem, String what, List<Fault> faults) {
        Fault first = faults.get(0);
        String more = faults.size() > 1 ? ", and %d more (see errors)".formatted(faults.size() - 1) : "";
        String detail = "%s: %s %s%s.".formatted(what, first.pointer(), first.detail(), more);
        List<Fault> shown = faults.subList(0, Math.min(faults.size(), MOST_REPORTED));
        return new ProblemException(problem, detail, List.copyOf(shown), List.of());
    }

    /** A name as a step of a JSON Pointer, cut where it is absurdly long. */
    static String escaped(String name) {
        String cut = name.length() <= 100 ? name : name.substring(0, 100);
        return cut.replace("~", "~0").replace("/", "~1");
    }
}
