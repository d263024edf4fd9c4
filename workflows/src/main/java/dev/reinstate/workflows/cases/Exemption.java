package dev.reinstate.workflows.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A named invoice, finding, issue or rejection that is no ground for a while. A recorded fact, and the only thing beside
 * a remedy that prevents a hold or lets one be lifted.
 *
 * @param covers what is exempted, as the case names it
 * @param from when it was recorded
 * @param until the first instant at which it no longer counts; null without an end
 * @param ended when a person ended it before its time
 */
public record Exemption(
        String id,
        Kind kind,
        Anchor covers,
        Instant from,
        @Nullable Instant until,
        String by,
        @Nullable Instant ended) {

    /** Why something is exempted, and how a case that rests on it ends. */
    public enum Kind {
        /** The partner disputes it, and the hold is not to stand while that is decided. */
        STAY(Outcome.REINSTATED),
        /** The partner was right. */
        UPHELD_DISPUTE(Outcome.ERRONEOUS),
        /** A supervisor ends the suspension. */
        ENDING(Outcome.ENDED),
        /** Until a date, such as a promise to pay. It prevents a hold and clears the way, but approves nothing. */
        WAIVER(null);

        private final @Nullable Outcome outcome;

        Kind(@Nullable Outcome outcome) {
            this.outcome = outcome;
        }

        /** How a case ends that is reinstated by it; null where an agent's approval is still needed. */
        @Nullable
        Outcome outcome() {
            return outcome;
        }
    }

    boolean countsAt(Instant now) {
        Instant end = end();
        return !from.isAfter(now) && (end == null || now.isBefore(end));
    }

    public boolean overAt(Instant now) {
        Instant end = end();
        return end != null && !now.isBefore(end);
    }

    public Exemption ended(Instant at) {
        return new Exemption(id, kind, covers, from, until, by, at);
    }

    @Nullable
    Instant end() {
        return Instants.earlier(until, ended);
    }
}
