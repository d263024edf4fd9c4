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
import dev.reinstate.workflows.ports.Views;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The queue as it is shown.
 *
 * @param clouds those that whoever looks is cleared for
 * @param claims whether they may claim a case
 * @param views those that they keep
 * @param next the address of the next part; null on the last
 */
public record QueuePage(
        List<Row> rows,
        Queue.Query which,
        List<Cloud> clouds,
        boolean claims,
        List<View> views,
        @Nullable String next) {

    /** A view that is kept, and whether it is what is shown. */
    public record View(String name, String address, boolean here) {}

    /** What the list offers to choose from. */
    private static final List<Duration> AGES =
            List.of(Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(60), Duration.ofDays(90));

    /** A case in the queue. */
    public record Row(CaseSummary of, List<GroundEntry> grounds, Queue.@Nullable SlaView sla) {

        static Row of(Queue.Row row) {
            List<GroundEntry> standing = row.summary().grounds().stream()
                    .filter(entry -> entry.state() != GroundState.CLEARED)
                    .toList();
            return new Row(row.summary(), standing.isEmpty() ? row.summary().grounds() : standing, row.sla());
        }
    }

    static QueuePage of(Page<Queue.Row> page, Queue.Query which, List<Views.View> kept, Actor actor, String goOn) {
        String here = Narrowing.address(which);
        return new QueuePage(
                page.items().stream().map(Row::of).toList(),
                which,
                actor.clouds().stream().sorted().toList(),
                Permissions.ever(actor, Act.CLAIM),
                kept.stream().map(view -> view(view, here)).toList(),
                Pager.after("/console/queue", goOn, page.next()));
    }

    private static View view(Views.View kept, String here) {
        String address = Narrowing.address(kept.query());
        return new View(kept.name(), address, address.equals(here));
    }

    /** The address of the list as it is narrowed, by the names of its form. */
    public Map<String, String> fields() {
        return Narrowing.fields(which);
    }

    /** With the one that is chosen, whatever it is: a view may have been kept by a script. */
    public List<Duration> ages() {
        Duration chosen = which.olderThan();
        return chosen == null || AGES.contains(chosen)
                ? AGES
                : Stream.concat(Stream.of(chosen), AGES.stream()).toList();
    }

    public String words(Duration age) {
        return age.toDays() > 0 ? age.toDays() + " days" : age.toHours() + " hours";
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
        return !Narrowing.fields(which).isEmpty();
    }
}
