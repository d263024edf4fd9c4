package dev.reinstate.api.console;

import dev.reinstate.api.Shape;
import dev.reinstate.api.Shapes;
import org.jspecify.annotations.Nullable;

/**
 * A place for words.
 *
 * @param heading what stands over the words when they are looked at
 */
public record Field(
        String name, String label, String hint, String heading, Kind kind, boolean optional, Shape<?> shape) {

    /** How it looks. */
    public enum Kind {
        PROSE,
        LINE,
        DAY
    }

    static final Field REPLY = prose(
            "replyToPartner",
            "Answer to the partner",
            "They read this in the notice and on their page.",
            "Your answer to them");

    static final Field REASON = prose(
            "reason",
            "Reason, for our own people",
            "The partner does not see it. It stays with the decision.",
            "Your reason, for our own people");

    static Field prose(String name, String label, String hint, String heading) {
        return new Field(name, label, hint, heading, Kind.PROSE, false, Shapes.PROSE);
    }

    static Field line(String name, String label, String hint, String heading) {
        return new Field(name, label, hint, heading, Kind.LINE, true, Shapes.LINE);
    }

    static Field day(String name, String label, String hint, String heading) {
        return new Field(name, label, hint, heading, Kind.DAY, true, Shapes.DATE);
    }

    /** What is wrong with it; null if nothing. */
    @Nullable
    String fault(String text) {
        if (text.isEmpty()) {
            return optional ? null : "Write something here.";
        }
        return shape.reading().apply(text).isPresent() ? null : "This must be " + shape.words() + ".";
    }
}
