package dev.reinstate.api;

import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Denials;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every request passes first, also one whose route does not exist. Below {@code /v1} nobody learns anything before
 * they have signed in; a route that is not open fails without an actor, so a path that slips by here is still closed.
 */
final class Gate implements Handler {

    private static final List<String> OVERRIDES =
            List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

    private static final Pattern EVENTS = Pattern.compile("/v1/events/[^/]+/?");

    private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]+=*)");

    private final SignIn signIn;
    private final Denials denials;

    Gate(SignIn signIn, Denials denials) {
        this.signIn = signIn;
        this.denials = denials;
    }

    @Override
    public void handle(Context context) {
        Shields.on(context);
        if (context.path().startsWith("/v1")) {
            context.header("Cache-Control", "no-store");
            if (!signed(context)) {
                context.attribute(Request.ACTOR, signedIn(context));
            }
        }
        for (String override : OVERRIDES) {
            if (context.req().getHeader(override) != null) {
                throw Problem.MALFORMED.because(
                        override + " is not taken here: send the request with the method that is meant.");
            }
        }
    }

    /** The neighbours' events come without a token: {@link Senders} says whose they are. */
    private static boolean signed(Context context) {
        return context.req().getMethod().equals("POST")
                && EVENTS.matcher(context.path()).matches();
    }

    private Actor signedIn(Context context) {
        List<String> given = Collections.list(context.req().getHeaders("Authorization"));
        if (given.isEmpty()) {
            throw Problem.UNAUTHENTICATED
                    .because("Everything below /v1 needs a sign-in: send Authorization: Bearer and a token.")
                    .with("WWW-Authenticate", "Bearer realm=\"reinstate\"");
        }
        Matcher bearer = BEARER.matcher(given.get(0));
        return (given.size() == 1 && bearer.matches()
                        ? signIn.actor(bearer.group(1))
                        : java.util.Optional.<Actor>empty())
                .orElseThrow(() -> unknown(context));
    }

    private ProblemException unknown(Context context) {
        denials.record(null, context.req().getMethod() + " " + context.path(), "UNKNOWN_TOKEN");
        return Problem.UNAUTHENTICATED
                .because("The token is not known here, or has ended: sign in again and send Authorization: Bearer"
                        + " and the new token.")
                .with("WWW-Authenticate", "Bearer realm=\"reinstate\", error=\"invalid_token\"");
    }
}
