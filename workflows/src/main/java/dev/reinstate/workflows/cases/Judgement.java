package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule's answer at one instant.
 *
 * @param state {@code FORESEEN}, {@code HOLDS}, {@code EXEMPTED}, or null when it is none of these
 * @param since from when on that has been so
 * @param holdsFrom when a foreseen ground will hold; null while that instant is not known
 * @param warnings warning days that have been reached, in days overdue or rejected
 * @param next the next instant at which this answer can change by the passing of time alone
 * @param exemptedBy what covers it
 */
record Judgement(
        @Nullable GroundState state,
        @Nullable Anchor anchor,
        @Nullable Instant since,
        @Nullable Instant holdsFrom,
        List<Integer> warnings,
        @Nullable Instant next,
        @Nullable Exemption exemptedBy) {

    static Judgement none(@Nullable Instant next) {
        return new Judgement(null, null, null, null, List.of(), next, null);
    }

    static Judgement holds(Anchor anchor, Instant since, List<Integer> warnings, @Nullable Instant next) {
        return new Judgement(GroundState.HOLDS, anchor, since, null, warnings, next, null);
    }

    static Judgement foreseen(
            Anchor anchor, Instant since, @Nullable Instant holdsFrom, List<Integer> warnings, @Nullable Instant next) {
        return new Judgement(GroundState.FORESEEN, anchor, since, holdsFrom, warnings, next, null);
    }

    boolean holding() {
        return state == GroundState.HOLDS;
    }

    /** The same answer, which can change at another instant as well. */
    Judgement orAt(@Nullable Instant other) {
        return new Judgement(state, anchor, since, holdsFrom, warnings, Instants.earlier(next, other), exemptedBy);
    }

    /** It would hold, but this covers it. */
    Judgement exempted(Exemption by) {
        return new Judgement(GroundState.EXEMPTED, anchor, by.from(), null, List.of(), next, by);
    }
}
