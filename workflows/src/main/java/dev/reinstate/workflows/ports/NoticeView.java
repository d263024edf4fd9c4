package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.NoticeKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice and how it fared.
 *
 * @param nextTryAt for one that is due or failed: when it is tried (again); null once given up
 */
public record NoticeView(
        String id,
        NoticeKind kind,
        String to,
        State state,
        Instant dueAt,
        @Nullable Instant sentAt,
        @Nullable Instant nextTryAt,
        int tries,
        @Nullable String lastError,
        @Nullable String caseId) {

    /** How a notice fared. */
    public enum State {
        DUE,
        SENT,
        /** The last try failed. */
        FAILED,
        /** No longer true before it could be sent, so it was not. */
        SUPERSEDED
    }
}
