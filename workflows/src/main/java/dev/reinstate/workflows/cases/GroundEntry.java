package dev.reinstate.workflows.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ground as it stands on a case.
 *
 * @param since from when on it has been in this state
 * @param anchor the id of what it hangs on
 * @param holdsFrom when a foreseen ground will hold
 * @param clearedBy the fact that cleared it, such as {@code payment/pay_7}
 */
public record GroundEntry(
        Ground ground,
        GroundState state,
        Instant since,
        String anchor,
        @Nullable Instant holdsFrom,
        @Nullable String clearedBy) {

    public boolean holds() {
        return state == GroundState.HOLDS;
    }

    /** Whether it asks for something: it holds, or will. */
    boolean standing() {
        return state == GroundState.HOLDS || state == GroundState.FORESEEN;
    }

    boolean cleared() {
        return state == GroundState.CLEARED;
    }

    /** Whether a suspension is or was about it; what was cleared before the hold is none of it. */
    boolean suspends(Hold hold) {
        boolean before = cleared() && since.isBefore(hold.placedAt());
        return state != GroundState.FORESEEN && !before;
    }

    public Anchor on() {
        return new Anchor(ground, anchor);
    }

    GroundEntry cleared(Instant now, String by) {
        return new GroundEntry(ground, GroundState.CLEARED, now, anchor, null, by);
    }
}
