package dev.reinstate.activities.notices;

import java.util.List;

/**
 * What a letter says.
 *
 * @param language of the words, a BCP 47 tag
 */
record Message(String language, Phrase subject, List<Part> parts) {

    Message {
        parts = List.copyOf(parts);
    }
}
