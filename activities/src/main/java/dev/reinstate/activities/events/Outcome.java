package dev.reinstate.activities.events;

import dev.reinstate.workflows.ports.EventView.State;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an event.
 *
 * @param why in words, where it is not applied
 * @param waitsFor null unless it waits
 */
record Outcome(State state, @Nullable String why, @Nullable WaitsFor waitsFor) {

    /** What is missing. */
    enum WaitsFor {
        ACCOUNT,
        TYPE
    }

    static Outcome applied() {
        return new Outcome(State.APPLIED, null, null);
    }

    static Outcome ignored(String why) {
        return new Outcome(State.IGNORED, why, null);
    }

    static Outcome parked(String why) {
        return new Outcome(State.PARKED, why, null);
    }

    static Outcome ofUnknownType(String type) {
        return new Outcome(
                State.WAITING,
                "the type '%s' is not known to this version: it is applied by the one that knows it".formatted(type),
                WaitsFor.TYPE);
    }

    static Outcome withoutAccount(@Nullable String accountId) {
        return new Outcome(
                State.WAITING,
                "account %s is not known here: it is applied when the account is recorded".formatted(accountId),
                WaitsFor.ACCOUNT);
    }
}
