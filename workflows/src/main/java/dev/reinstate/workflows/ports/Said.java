package dev.reinstate.workflows.ports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote on a case, to the other side or, in a note, to their own.
 *
 * @param contact how the partner wants to be reached, where they said so
 */
public record Said(
        Instant at,
        String by,
        Kind kind,
        String text,
        @Nullable String contact) {

    /** Who speaks, and in which act. */
    public enum Kind {
        /** The partner's support request. */
        REQUEST,
        /** The partner's message. */
        MESSAGE,
        /** The agent's answer, in a decision. */
        REPLY,
        /** A note among our own people, which no partner sees. */
        NOTE
    }
}
