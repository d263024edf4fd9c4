package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.Sla;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.WaitingOn;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseSummary;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Queue;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue as it is shown.
 *
 * @param clouds those that whoever looks is cleared for
 * @param claims whether they may claim a case
 * @param next the address of the next part; null on the last
 */
public record QueuePage(
        List<Row> rows,
        Queue.Query which,
        List<Cloud> clouds,
        boolean claims,
        @Nullable String next) {

    /** A case in the queue. */
    public record Row(CaseSummary of, List<GroundEntry> grounds, Queue.@Nullable SlaView sla) {

        static Row of(Queue.Row row) {
            List<GroundEntry> standing = row.summary().grounds().stream()
                    .filter(entry -> entry.state() != GroundState.CLEARED)
                    .toList();
            return new Row(row.summary(), standing.isEmpty() ? row.summary().grounds() : standing, row.sla());
        }
    }

    static QueuePage of(Page<Queue.Row> page, Queue.Query which, Actor actor, String goOn) {
        return new QueuePage(
                page.items().stream().map(Row::of).toList(),
                which,
                actor.clouds().stream().sorted().toList(),
                Permissions.ever(actor, Act.CLAIM),
                Pager.after("/console/queue", goOn, page.next()));
    }

    public List<Stage> stages() {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage != Stage.CLOSED)
                .toList();
    }

    public List<Ground> grounds() {
        return List.of(Ground.values());
    }

    public List<WaitingOn> waits() {
        return List.of(WaitingOn.values());
    }

    public List<Sla.State> clocks() {
        return List.of(Sla.State.values());
    }

    /** Whether anything narrows it, so that an empty list says which of the two it is. */
    public boolean narrowed() {
        return which.stage() != null
                || which.ground() != null
                || which.waitingOn() != null
                || which.assignee() != null
                || which.cloud() != null
                || which.sla() != null
                || which.q() != null;
    }
}
