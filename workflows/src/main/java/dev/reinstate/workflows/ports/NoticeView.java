package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.NoticeKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice and how it fared.
 *
 * @param language of its recipient, a BCP 47 tag
 * @param nextTryAt for one that is due or failed: when it is tried (again); null once given up
 */
public record NoticeView(
        String id,
        NoticeKind kind,
        String to,
        String language,
        State state,
        Instant dueAt,
        @Nullable Instant sentAt,
        @Nullable Instant nextTryAt,
        int tries,
        @Nullable String lastError,
        @Nullable String caseId) {

    /** How it fared, in a sentence or three. What the mail server said itself is for our own people. */
    public String delivery() {
        return switch (state) {
            case DUE -> "It was not tried yet. It is due since " + dueAt + ".";
            case SENT -> "The mail server took it at " + sentAt + (tries > 1 ? ", at try " + tries + "." : ".");
            case FAILED -> tried() + MailTrouble.of(String.valueOf(lastError)).words() + afterThat();
            case SUPERSEDED -> "It was no longer true before it could go out, so it did not.";
        };
    }

    private String tried() {
        return tries == 1 ? "It was tried once. " : "It was tried " + tries + " times. ";
    }

    private String afterThat() {
        return nextTryAt == null
                ? " It was given up: a person has to see to it."
                : " It is tried again at " + nextTryAt + ".";
    }

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
