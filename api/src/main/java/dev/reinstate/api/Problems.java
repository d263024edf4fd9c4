package dev.reinstate.api;

import dev.reinstate.api.signin.IssuerAway;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes problem+json of everything that is thrown. What broke on our side is logged and never shown. */
final class Problems {

    static final String CONTENT_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** What a caller may wait before the next try while the store is away. */
    private static final String SOON_SECONDS = "2";

    private final Allowed allowed;

    Problems(List<Route> routes) {
        allowed = new Allowed(routes);
    }

    void register(RoutesConfig routes) {
        routes.exception(ProblemException.class, (problem, context) -> write(problem, context));
        routes.exception(IssuerAway.class, (away, context) -> write(unchecked(away), context));
        routes.exception(HttpResponseException.class, (thrown, context) -> write(routing(thrown, context), context));
        routes.exception(Exception.class, (thrown, context) -> write(failure(thrown, context), context));
    }

    private static void write(ProblemException problem, Context context) {
        problem.headers().forEach((name, value) -> context.header(name, value));
        if (Pages.wanted(context)) {
            context.status(problem.status()).html(Pages.ofProblem(problem, context));
            return;
        }
        context.status(problem.status())
                .result(Json.write(problem.json(context.path())))
                .contentType(CONTENT_TYPE);
    }

    /** What the router itself had to say. */
    private ProblemException routing(HttpResponseException thrown, Context context) {
        return switch (thrown.getStatus()) {
            case 404 ->
                Problem.NOT_FOUND.because(
                        "%s leads nowhere: /docs and /openapi.yaml list every address.".formatted(context.path()));
            case 405 -> {
                String methods = allowed.at(context.path());
                yield Problem.METHOD_NOT_ALLOWED
                        .because("%s takes %s.".formatted(context.path(), methods))
                        .with("Allow", methods);
            }
            case 413 -> Request.tooLarge();
            default ->
                thrown.getStatus() < 500
                        ? Problem.MALFORMED.because("The request cannot be read.")
                        : failure(thrown, context);
        };
    }

    private static ProblemException unchecked(IssuerAway away) {
        LOG.warn("a token could not be checked", away);
        return Problem.UNAVAILABLE
                .because("Whether the token holds cannot be told just now: its issuer does not answer. Send the same"
                        + " request again in a while.")
                .with("Retry-After", SOON_SECONDS);
    }

    private static ProblemException failure(Exception thrown, Context context) {
        if (ofSender(thrown)) {
            return Problem.MALFORMED.because(
                    "The request cannot be read: check its encoding, and that all of its body" + " is sent.");
        }
        String incident = UUID.randomUUID().toString();
        LOG.error("incident {}: {} {}", incident, context.method().name(), context.path(), thrown);
        return ours(thrown)
                ? Problem.INTERNAL_ERROR.because(
                        "This should not happen. It is in our log as incident %s: report that if it happens again."
                                .formatted(incident))
                : Problem.UNAVAILABLE
                        .because("The register does not answer; nothing is known to be changed. Send the same request"
                                + " again in a while (incident %s).".formatted(incident))
                        .with("Retry-After", SOON_SECONDS);
    }

    /** What the server could not read or did not get, wherever on the way that was noticed. */
    private static boolean ofSender(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            boolean unreadable = cause instanceof HttpException http && http.getCode() < 500;
            if (unreadable || cause instanceof EofException) {
                return true;
            }
        }
        return false;
    }

    /** What plain Java throws is a mistake in our code; what a port throws has the type of a machine that broke. */
    private static boolean ours(Exception thrown) {
        String from = thrown.getClass().getPackageName();
        return from.startsWith("java.lang") || from.startsWith("java.util") || from.startsWith("java.time");
    }
}
