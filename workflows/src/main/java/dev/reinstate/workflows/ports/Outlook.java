package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Explanation;
import dev.reinstate.workflows.cases.Foreseen;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Requirement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Why things are as they are, what would be if, and what will be. Nothing here changes anything. */
public interface Outlook {

    Ruling<Explanation> explain(Actor actor, String caseId);

    /** What would follow from facts that nobody has reported. */
    Ruling<Supposed> suppose(Actor actor, String accountId, Supposition supposition);

    /** The accounts that will be suspended if nobody does anything, soonest first. */
    Ruling<Page<Watched>> watch(Actor actor, Query query, Paging paging);

    /**
     * What if.
     *
     * @param facts reported now, one after the other
     * @param at as of when to answer; null for now
     * @param day the same as a day, whose start depends on the account's billing zone
     */
    record Supposition(
            List<Hypothesis> facts,
            @Nullable Instant at,
            @Nullable LocalDate day) {}

    /** A fact that somebody might report; it bears the register's instant where it names none of its own. */
    interface Hypothesis extends Function<Instant, Carried> {}

    /**
     * What would follow.
     *
     * @param from when the facts are supposed to be reported
     * @param explanation as of the later instant
     * @param steps notices and holds until then, in order
     */
    record Supposed(Instant from, Explanation explanation, List<Foreseen> steps) {}

    /** Which accounts to list; what is null does not narrow. */
    record Query(
            @Nullable Cloud cloud,
            @Nullable Ground ground,
            @Nullable Instant before) {}

    /**
     * An account that will be suspended.
     *
     * @param holdsFrom the exact instant
     * @param avoidedBy what would avoid it
     */
    record Watched(
            String accountId,
            String name,
            Cloud cloud,
            String caseId,
            Ground ground,
            String anchor,
            Instant holdsFrom,
            String avoidedBy,
            List<Requirement.Remedy> remedies) {}
}
