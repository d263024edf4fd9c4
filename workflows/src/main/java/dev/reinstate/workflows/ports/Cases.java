package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.WaitingOn;
import org.jspecify.annotations.Nullable;

/** The suspension cases, to read and to open. */
public interface Cases {

    /** Looks at an account now: its open case, a new one if there is a ground, or why there is none. */
    Ruling<Recorded<CaseView>> open(Actor actor, Once once, String accountId);

    Ruling<CaseView> show(Actor actor, String caseId);

    /** Oldest first. */
    Ruling<Page<CaseSummary>> list(Actor actor, Query query, Paging paging);

    /** Oldest first: what led to what. */
    Ruling<Page<TimelineItem>> timeline(Actor actor, String caseId, Paging paging);

    /** Which cases to list; what is null does not narrow. */
    record Query(
            @Nullable Stage stage,
            @Nullable Ground ground,
            @Nullable WaitingOn waitingOn,
            @Nullable String assignee,
            @Nullable Cloud cloud,
            @Nullable String accountId,
            @Nullable Boolean open) {

        /** As the queue asks it: the same cases, oldest first. */
        public Queue.Query ofTheQueue() {
            return new Queue.Query(
                    stage, ground, waitingOn, assignee, cloud, accountId, open, null, null, null, Queue.Order.OLDEST);
        }
    }
}
