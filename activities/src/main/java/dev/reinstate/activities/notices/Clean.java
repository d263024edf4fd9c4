package dev.reinstate.activities.notices;

import java.util.regex.Pattern;

/**
 * What partners, agents and neighbours wrote, made fit to stand in a letter. It keeps its letters, whatever their script;
 * it loses what would let it pose as something else.
 */
final class Clean {

    /** Marks that turn the direction of what follows, and characters that nobody sees. Joiners stay: scripts need them. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB"
                    + "\\x{E0000}-\\x{E007F}]");

    private static final Pattern BREAKS = Pattern.compile("\\r\\n|[\\r\\u000B\\u000C\\u0085\\u2028\\u2029]");

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n]]");

    private Clean() {}

    /** A text of one line. */
    static String line(String text) {
        return lines(text).replaceAll("\\s*\\n\\s*", " ").strip();
    }

    /** A text whose lines end with a line feed and nothing else. */
    static String lines(String text) {
        String broken = BREAKS.matcher(text).replaceAll("\n");
        String seen = UNSEEN.matcher(broken).replaceAll("");
        return CONTROLS.matcher(seen).replaceAll(" ");
    }

    /** At most so many characters as a person counts them, with an ellipsis where something is missing. */
    static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)).strip() + "…";
    }
}
