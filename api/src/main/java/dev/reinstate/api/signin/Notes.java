package dev.reinstate.api.signin;

import dev.reinstate.api.console.Assets;
import io.javalin.http.Context;

/** What a browser is told where there is no page to show. Plain, and the only markup of the sign-in. */
enum Notes {
    FORGED(
            403,
            "That did not come from a page of yours",
            "Nothing was changed. Open the page again and try once more; if this comes back, tell those who run this."),
    SIGNED_OUT_MEANWHILE(
            401,
            "You are not signed in any more",
            "Nothing was changed. Sign in, open the page again, and do it once more."),
    SIGNED_OUT(200, "You are signed out", "This browser has no session here any more."),
    NOT_SIGNED_IN(400, "You are not signed in", "%s"),
    NO_ROLE(403, "There is nothing for you here", "%s"),
    ISSUER_AWAY(
            503,
            "Nobody can sign in just now",
            "The system that says who you are does not answer. Those who are signed in stay so. Try again in a while.");

    /** No script, no style of its own, in no frame. */
    static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final int status;
    private final String title;
    private final String words;

    Notes(int status, String title, String words) {
        this.status = status;
        this.title = title;
        this.words = words;
    }

    void write(Context context, String... details) {
        context.status(status)
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-store")
                .contentType("text/html; charset=utf-8")
                .result("""
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <title>%s · Reinstate</title>
                        <link rel="stylesheet" href="%s">
                        <link rel="stylesheet" href="%s">
                        </head>
                        <body>
                        <main class="narrow">
                        <h1>%s</h1>
                        <p>%s</p>
                        <p><a href="/sign-in?to=/">Sign in</a></p>
                        </main>
                        </body>
                        </html>
                        """.formatted(
                        title, Assets.at("pico.css"), Assets.at("console.css"), title, words.formatted((Object[])
                                details)));
    }
}
