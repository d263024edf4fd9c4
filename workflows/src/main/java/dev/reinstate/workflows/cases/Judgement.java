package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule's answer at one instant.
 *
 * @param state {@code FORESEEN}, {@code HOLDS}, or null when it is neither
 * @param since from when on that has been so
 * @param holdsFrom when a foreseen ground will hold
 * @param warnings warning days that have been reached, in days overdue
 * @param next the next instant at which this answer can change by the passing of time alone
 */
record Judgement(
        @Nullable GroundState state,
        @Nullable Anchor anchor,
        @Nullable Instant since,
        @Nullable Instant holdsFrom,
        List<Integer> warnings,
        @Nullable Instant next) {

    static Judgement none(@Nullable Instant next) {
        return new Judgement(null, null, null, null, List.of(), next);
    }
}
