package dev.reinstate.api.issuer;

import dev.reinstate.api.console.Assets;
import java.util.stream.Collectors;

/** The page on which a visitor picks whom to be. All the markup of this issuer. */
final class PersonasPage {

    static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    private PersonasPage() {}

    /**
     * A link for each of the cast.
     *
     * @param query of the request that brought the visitor here, as it came and without a persona
     */
    static String of(String query) {
        return page("Who do you want to be?", """
                <p>This is the demo: nobody is asked for a password.</p>
                <ul class="personas">
                %s</ul>
                """.formatted(
                Persona.CAST.stream().map(persona -> line(persona, query)).collect(Collectors.joining())));
    }

    static String refusal(String why) {
        return page("That is no request to sign in", "<p>%s</p>\n".formatted(escaped(why)));
    }

    private static String line(Persona persona, String query) {
        return """
                <li><a href="?%s&amp;persona=%s" rel="nofollow">%s</a> <span>%s</span> <code>%s</code></li>
                """.formatted(escaped(query), persona.id(), persona.name(), escaped(persona.says()), persona.id());
    }

    private static String page(String title, String body) {
        return """
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
                %s</main>
                </body>
                </html>
                """.formatted(title, Assets.at("pico.css"), Assets.at("console.css"), title, body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
