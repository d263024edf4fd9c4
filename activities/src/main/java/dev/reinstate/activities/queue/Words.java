package dev.reinstate.activities.queue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

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

    /** An id as it is, or the words in it. */
    private static String either(String token) {
        List<String> parts = Arrays.stream(token.split(PUNCTUATION))
                .filter(part -> !part.isEmpty())
                .toList();
        String whole = beginning(token);
        return parts.isEmpty() || parts.equals(List.of(token))
                ? whole
                : "(" + whole + " | " + parts.stream().map(Words::beginning).collect(Collectors.joining(" & ")) + ")";
    }

    private static String beginning(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "':*";
    }
}
