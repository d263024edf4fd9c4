package dev.reinstate.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.ports.Ruling;
import java.util.List;

/** What can be wrong with a request or with us; each has its own {@code type}. */
public enum Problem {
    MALFORMED(400, "The request cannot be read"),
    UNAUTHENTICATED(401, "Sign in first"),
    FORBIDDEN(403, "Your role may not do this"),
    NOT_FOUND(404, "There is no such thing here"),
    METHOD_NOT_ALLOWED(405, "This address does not know that method"),
    AGAINST_THE_RULES(409, "The rules say no"),
    STILL_RUNNING(409, "The same request still runs"),
    STALE(412, "It has changed since you looked"),
    TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body must be JSON"),
    UNPROCESSABLE(422, "The request makes no sense here"),
    PRECONDITION_REQUIRED(428, "Say what you saw"),
    INTERNAL_ERROR(500, "Something broke here"),
    UNAVAILABLE(503, "Not available just now");

    /** As it goes out, RFC 9457. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Json(
            String type,
            String title,
            int status,
            String detail,
            String instance,
            List<Ruling.Fault> errors,
            List<Broken> broken) {}

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    /** With what, where and what next. */
    public ProblemException because(String detail) {
        return new ProblemException(this, detail, List.of(), List.of());
    }

    /** Its name in its {@code type}, {@code /problems/{slug}}. */
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public String title() {
        return title;
    }

    public Json json(String detail, String instance, List<Ruling.Fault> errors, List<Broken> broken) {
        return new Json("/problems/" + slug(), title, status, detail, instance, errors, broken);
    }
}
