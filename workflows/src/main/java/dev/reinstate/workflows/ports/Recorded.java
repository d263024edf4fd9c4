package dev.reinstate.workflows.ports;

/** A fact, and what recording it did. */
public record Recorded<T>(T fact, How how) {

    /** Whether the fact was new. */
    public enum How {
        NEW,
        CHANGED,
        /** The same fact was there already, to the letter. */
        DEDUPLICATED
    }
}
