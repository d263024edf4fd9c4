package dev.reinstate.activities.notices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of what a letter says, whatever it is then written as. */
sealed interface Part {

    /** A paragraph. */
    record Said(Phrase words) implements Part {}

    /** Facts, one a line. */
    record Facts(List<Linked> lines) implements Part {}

    /** What the reader can do, one a line. */
    record ToDo(List<Linked> steps) implements Part {}

    /**
     * What a person wrote, marked as theirs.
     *
     * @param intro who
     * @param lines as they wrote them
     */
    record Quoted(Phrase intro, List<String> lines) implements Part {}

    /** Words, and where they lead. */
    record Linked(Phrase words, @Nullable String link) {

        static Linked nowhere(Phrase words) {
            return new Linked(words, null);
        }
    }
}
