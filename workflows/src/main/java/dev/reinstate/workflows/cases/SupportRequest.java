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

    /** As a decision leaves it. An approval leaves it open until the hold is lifted: one that is void has to be decided again. */
    public SupportRequest answered(Decision.Kind how, Instant at) {
        State left = switch (how) {
            case KEEP_SUSPENDED -> State.CLOSED;
            case ASK_PARTNER -> State.WAITING_ON_PARTNER;
            case REINSTATE -> state;
        };
        return new SupportRequest(id, filedAt, filedBy, left, left == state ? stateSince : at);
    }

    public boolean open() {
        return state != State.CLOSED;
    }
}
