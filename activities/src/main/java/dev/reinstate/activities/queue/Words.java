package dev.reinstate.activities.queue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody types into the search, as a question to {@code queue_words}: each word may be the beginning of one. */
final class Words {

    /** Nobody types more; each costs a look into the index. */
    private static final int MOST = 10;

    /** What {@code queue_words} parts words at, white space apart. */
    private static final String PUNCTUATION = "[!-/:-@\\[-`{-~]+";

    private Words() {}

    static String asked(String typed) {
        return Arrays.stream(typed.strip().split("\\s+"))
                .limit(MOST)
                .map(Words::either)
                .collect(Collectors.joining(" & "));
    }

    /** An id as it is, or the words in it, of which only the last may be unfinished. */
    private static String either(String token) {
        List<String> parts = Arrays.stream(token.split(PUNCTUATION))
                .filter(part -> !part.isEmpty())
                .toList();
        String whole = beginning(token);
        if (parts.isEmpty() || parts.equals(List.of(token))) {
            return whole;
        }
        int last = parts.size() - 1;
        String words = Stream.concat(
                        parts.subList(0, last).stream().map(Words::quoted), Stream.of(beginning(parts.get(last))))
                .collect(Collectors.joining(" & "));
        return "(" + whole + " | " + words + ")";
    }

    private static String beginning(String word) {
        return quoted(word) + ":*";
    }

    private static String quoted(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
