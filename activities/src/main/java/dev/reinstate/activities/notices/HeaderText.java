package dev.reinstate.activities.notices;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text as it may stand in a header. What the mail library encodes it leaves alone where it is ASCII already, so a name that
 * looks like an encoded word would be decoded by the reader's program into something that nobody checked; here it is not.
 */
final class HeaderText {

    /** Of an encoded word's 75 characters, what is left for its text: 45 bytes make 60 characters. */
    private static final int BYTES_OF_A_WORD = 45;

    private static final String NEXT_LINE = "\r\n ";

    private static final Pattern HARMLESS = Pattern.compile("[\\x20-\\x7e]*");

    /** What may stand before an address without being quoted. */
    private static final Pattern ATOMS = Pattern.compile("[A-Za-z0-9]+( [A-Za-z0-9]+)*");

    private static final int LONGEST_LINE = 60;

    private HeaderText() {}

    static String subject(String text) {
        String line = OneLine.of(text);
        boolean asItIs = HARMLESS.matcher(line).matches() && !line.contains("=?") && line.length() <= LONGEST_LINE;
        return asItIs ? line : encoded(line);
    }

    /** A person and where they are to be reached, for {@code To}. */
    static String person(String name, String address) {
        String line = OneLine.of(Clean.line(name));
        if (line.isEmpty()) {
            return address;
        }
        boolean asItIs = ATOMS.matcher(line).matches() && line.length() <= LONGEST_LINE;
        return (asItIs ? line : encoded(line)) + NEXT_LINE + "<" + address + ">";
    }

    private static String encoded(String line) {
        return words(line).stream()
                .map(word ->
                        "=?UTF-8?B?" + Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8)) + "?=")
                .collect(Collectors.joining(NEXT_LINE));
    }

    /** Cut between characters, never inside one. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int bytes = 0;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            String character = Character.toString(line.codePointAt(at));
            int more = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + more > BYTES_OF_A_WORD) {
                words.add(word.toString());
                word.setLength(0);
                bytes = 0;
            }
            word.append(character);
            bytes += more;
        }
        words.add(word.toString());
        return words;
    }
}
