package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Claim;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Sla;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.WaitingOn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cases as work: which one is next, who has it, who else is looking. */
public interface Queue {

    /** As many as a page shows of those who look at one case. */
    int MOST_ONLOOKERS = 20;

    /** How long somebody is said to be looking after they last said so: two heartbeats of a page and a pause. */
    Duration LOOKING = Duration.ofSeconds(30);

    /** One part of the cases of the actor's clouds; of a partner's person, of their accounts. */
    Ruling<Page<Row>> page(Actor actor, Query query, Paging paging);

    /**
     * Makes a case the actor's.
     *
     * @param takeOver also if it is somebody else's, which a supervisor may
     */
    Ruling<Claimed> claim(Actor actor, Once once, String caseId, boolean takeOver);

    /** Gives a case back: one's own, or as a supervisor anybody's. */
    Ruling<Claimed> release(Actor actor, Once once, String caseId);

    /** Claims the case that waits on our people, is free, and is due first; no two people ever get the same. */
    Ruling<Claimed> next(Actor actor, Once once);

    /** Says that the actor looks at a case, and tells who else does. Nothing of it is kept for longer than that. */
    Ruling<List<Onlooker>> look(Actor actor, String caseId);

    /** In which order. */
    enum Order {
        /** What is due first, then what nobody waits on us for, oldest first. */
        PRIORITY,
        OLDEST
    }

    /**
     * Which cases; what is null does not narrow.
     *
     * @param assignee a person's id, {@link #ME} or {@link #NOBODY}
     * @param olderThan opened so long ago or longer
     * @param q words, each of which begins a word of the account's name, an account id or a case id
     */
    record Query(
            @Nullable Stage stage,
            @Nullable Ground ground,
            @Nullable WaitingOn waitingOn,
            @Nullable String assignee,
            @Nullable Cloud cloud,
            @Nullable String accountId,
            @Nullable Boolean open,
            Sla.@Nullable State sla,
            @Nullable Duration olderThan,
            @Nullable String q,
            Order order) {

        public static final String ME = "me";
        public static final String NOBODY = "nobody";

        /** All open cases, what is due first. */
        public static Query usual() {
            return new Query(null, null, null, null, null, null, true, null, null, null, Order.PRIORITY);
        }
    }

    /**
     * A case in the queue.
     *
     * @param claimedAt since when it has been its assignee's
     * @param sla null while nobody waits on us, and for a partner's person
     */
    record Row(
            CaseSummary summary,
            @Nullable Instant claimedAt,
            @Nullable SlaView sla) {}

    /** How long a case has waited on us, as of the reading. */
    record SlaView(
            Instant since,
            Instant dueAt,
            Sla.State state,
            @Nullable Instant escalatedAt) {

        public static SlaView of(Sla sla, Instant now) {
            return new SlaView(sla.since(), sla.dueAt(), sla.state(now), sla.escalatedAt());
        }
    }

    /**
     * Whose a case is now.
     *
     * @param claim null after a release
     */
    record Claimed(
            String caseId, String accountId, @Nullable Claim claim) {}

    /** Somebody who looks at the same case. */
    record Onlooker(String id, Instant seenAt) {}
}
