package dev.reinstate.api;

import io.javalin.http.Context;

/** The headers that tell a browser what no page of ours needs, so that nobody else gets it from one of them. */
public final class Shields {

    /** Only our own files, no inline script or style, no frame, no form to elsewhere. */
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "font-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'");

    /** A page that shows one of our own letters in a frame. */
    private static final String WITH_A_LETTER = POLICY + "; frame-src 'self'";

    /** A letter has its looks in its elements, as mail wants it; it runs, fetches and sends nothing, and belongs to nobody. */
    private static final String OF_A_LETTER = String.join(
            "; ",
            "default-src 'none'",
            "style-src 'unsafe-inline'",
            "form-action 'none'",
            "frame-ancestors 'self'",
            "base-uri 'none'",
            "sandbox");

    private static final String NAME = "Content-Security-Policy";

    private Shields() {}

    public static Answer withALetter(Answer page) {
        return page.with(NAME, WITH_A_LETTER);
    }

    public static Answer ofALetter(String html) {
        return Answer.of(200, new Answer.Text("text/html; charset=utf-8", html)).with(NAME, OF_A_LETTER);
    }

    static void on(Context context) {
        context.header("X-Content-Type-Options", "nosniff");
        context.header(NAME, POLICY);
        context.header("Referrer-Policy", "same-origin");
        context.header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
    }
}
