package dev.reinstate.api.signin;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/**
 * Our two cookies. {@code __Host-}: only this host can have set them, for all of its paths, over TLS (browsers take
 * {@code http://localhost} for that). No script sees them. A browser that comes from elsewhere by a link brings them
 * along, one whose form was posted from elsewhere does not.
 */
final class Cookies {

    private static final String SESSION = "__Host-reinstate";
    private static final String SIGN_IN = "__Host-reinstate-sign-in";

    /** Time to look for a password. */
    private static final Duration ON_THE_WAY = Duration.ofMinutes(10);

    private Cookies() {}

    static Optional<String> session(Context context) {
        return Optional.ofNullable(context.cookie(SESSION)).filter(value -> !value.isEmpty());
    }

    /** Gone with the browser; when it ends before, the register says. */
    static void keepSession(Context context, String token) {
        set(context, SESSION, token, "");
    }

    static void forgetSession(Context context) {
        set(context, SESSION, "", "; Max-Age=0");
    }

    static Optional<Attempt> attempt(Context context) {
        return Optional.ofNullable(context.cookie(SIGN_IN)).flatMap(Attempt::read);
    }

    static void keepAttempt(Context context, Attempt attempt) {
        set(context, SIGN_IN, attempt.cookie(), "; Max-Age=" + ON_THE_WAY.toSeconds());
    }

    static void forgetAttempt(Context context) {
        set(context, SIGN_IN, "", "; Max-Age=0");
    }

    private static void set(Context context, String name, String value, String age) {
        context.res().addHeader("Set-Cookie", name + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Lax" + age);
    }
}
