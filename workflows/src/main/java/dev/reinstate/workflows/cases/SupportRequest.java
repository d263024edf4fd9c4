package dev.reinstate.workflows.cases;

import java.time.Instant;

/** The partner's request to be reinstated. */
public record SupportRequest(String id, Instant filedAt, String filedBy, State state, Instant stateSince) {

    /** Open until an agent keeps the suspension or the account is reinstated. */
    public enum State {
        OPEN,
        /** An agent asked; it goes on when the partner's message comes. */
        WAITING_ON_PARTNER,
        CLOSED
    }

    public boolean open() {
        return state != State.CLOSED;
    }
}
