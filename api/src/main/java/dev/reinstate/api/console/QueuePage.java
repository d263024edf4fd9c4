package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.WaitingOn;
import dev.reinstate.workflows.ports.CaseSummary;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The queue as it is shown.
 *
 * @param clouds those that whoever looks is cleared for
 * @param next the address of the next part; null on the last
 */
public record QueuePage(
        List<Row> rows,
        Cases.Query which,
        List<Cloud> clouds,
        @Nullable String next) {

    /** A case in the queue. */
    public record Row(CaseSummary of, List<GroundEntry> grounds) {

        static Row of(CaseSummary summary) {
            List<GroundEntry> standing = summary.grounds().stream()
                    .filter(entry -> entry.state() != GroundState.CLEARED)
                    .toList();
            return new Row(summary, standing.isEmpty() ? summary.grounds() : standing);
        }
    }

    static QueuePage of(Page<CaseSummary> page, Cases.Query which, Set<Cloud> clouds, String goOn) {
        return new QueuePage(
                page.items().stream().map(Row::of).toList(),
                which,
                clouds.stream().sorted().toList(),
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

    /** Whether anything narrows it, so that an empty list says which of the two it is. */
    public boolean narrowed() {
        return which.stage() != null
                || which.ground() != null
                || which.waitingOn() != null
                || which.assignee() != null
                || which.cloud() != null
                || which.accountId() != null;
    }
}
