package dev.reinstate.activities.notices;

import dev.reinstate.activities.notices.Part.Facts;
import dev.reinstate.activities.notices.Part.Linked;
import dev.reinstate.activities.notices.Part.Quoted;
import dev.reinstate.activities.notices.Part.Said;
import dev.reinstate.activities.notices.Part.ToDo;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message as a page of its own: nothing is fetched for it, and it reads on a phone. Mail programs drop style sheets, so
 * the little style that there is stands in the elements.
 */
final class AsHtml {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%1$s" dir="ltr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%2$s</title>
            </head>
            <body style="margin:0;padding:16px;font-family:system-ui,sans-serif;font-size:16px;line-height:1.5">
            <div role="article" lang="%1$s" style="max-width:38em;margin:0 auto;overflow-wrap:anywhere">
            <h1 style="font-size:20px;line-height:1.3;margin:0 0 16px">%3$s</h1>
            %4$s
            </div>
            </body>
            </html>
            """;

    private static final String QUOTE = "margin:0 0 16px;padding:0 0 0 12px;border-left:4px solid #888";

    /** What a link may lead to; a script is no place. */
    private static final List<String> PLACES = List.of("https://", "http://", "mailto:");

    private AsHtml() {}

    static String of(Message message) {
        return PAGE.formatted(
                escaped(message.language()),
                escaped(message.subject().plain()),
                words(message.subject()),
                message.parts().stream().map(AsHtml::part).collect(Collectors.joining("\n")));
    }

    private static String part(Part part) {
        if (part instanceof Said said) {
            return "<p>" + words(said.words()) + "</p>";
        }
        if (part instanceof Facts facts) {
            return list(facts.lines());
        }
        if (part instanceof ToDo todo) {
            return todo.steps().stream()
                    .map(step -> "<p>" + linked(words(step.words()), step.link()) + "</p>")
                    .collect(Collectors.joining("\n"));
        }
        Quoted quoted = (Quoted) part;
        return "<p>" + words(quoted.intro()) + "</p>\n<blockquote dir=\"auto\" style=\"" + QUOTE + "\">"
                + quoted.lines().stream().map(AsHtml::escaped).collect(Collectors.joining("<br>\n"))
                + "</blockquote>";
    }

    private static String list(List<Linked> lines) {
        return lines.stream()
                .map(line -> "<li>" + linked(words(line.words()), line.link()) + "</li>")
                .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
    }

    private static String linked(String html, @Nullable String link) {
        if (link == null) {
            return html;
        }
        String place = link.toLowerCase(Locale.ROOT);
        return PLACES.stream().anyMatch(place::startsWith)
                ? "<a href=\"" + escaped(link) + "\">" + html + "</a>"
                : html + " (" + escaped(link) + ")";
    }

    /** What others wrote keeps to itself in which direction it runs. */
    private static String words(Phrase phrase) {
        return phrase.pieces().stream()
                .map(piece -> piece.foreign() ? "<bdi>" + escaped(piece.text()) + "</bdi>" : escaped(piece.text()))
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
