package dev.reinstate.api.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The little of Markdown that our own sentences use: paragraphs, {@code `code`} and {@code **strong**}. Pieces and no
 * HTML, so that the template escapes whatever is in them.
 */
public final class Marked {

    /** How a piece is set. */
    public enum Look {
        PLAIN,
        CODE,
        STRONG
    }

    /** A piece of a sentence. */
    public record Piece(String text, Look look) {}

    private static final Pattern MARK = Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*");

    private Marked() {}

    public static List<String> paragraphs(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\n\\s*\\n"));
    }

    public static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher mark = MARK.matcher(text);
        int from = 0;
        while (mark.find()) {
            plain(pieces, text.substring(from, mark.start()));
            String code = mark.group(1);
            pieces.add(code != null ? new Piece(code, Look.CODE) : new Piece(mark.group(2), Look.STRONG));
            from = mark.end();
        }
        plain(pieces, text.substring(from));
        return pieces;
    }

    private static void plain(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, Look.PLAIN));
        }
    }
}
