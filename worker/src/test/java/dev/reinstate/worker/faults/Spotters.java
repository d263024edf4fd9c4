package dev.reinstate.worker.faults;

import dev.reinstate.worker.faults.Wire.Spotter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which pieces of a conversation change something at the other end, so that losing their answer hurts most. */
final class Spotters {

    private static final String COMMIT = "COMMIT\0";

    /** What precedes the statement's text: its name, after a length that is no letter. */
    private static final Pattern NAME = Pattern.compile("\\w+\0$");

    private Spotters() {}

    /** HTTP: whatever is no GET. */
    static Spotter http() {
        return (piece, length) ->
                length > 3 && !text(piece, Math.min(length, 4)).equals("GET ");
    }

    /** gRPC: streams share a connection, so any. */
    static Spotter any() {
        return (piece, length) -> true;
    }

    /**
     * PostgreSQL: commits. The driver prepares the statement under a name after a few times, {@code P} + length + name +
     * text, and from then on sends only the name.
     */
    static Spotter commits() {
        Set<String> names = ConcurrentHashMap.newKeySet();
        return (piece, length) -> {
            String text = text(piece, length);
            int at = text.indexOf(COMMIT);
            if (at < 0) {
                return names.stream().anyMatch(text::contains);
            }
            Matcher name = NAME.matcher(text.substring(0, at));
            if (name.find()) {
                names.add("\0" + name.group());
            }
            return true;
        };
    }

    private static String text(byte[] piece, int length) {
        return new String(piece, 0, length, StandardCharsets.ISO_8859_1);
    }
}
