package dev.reinstate.api;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Sla;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.WaitingOn;
import dev.reinstate.workflows.ports.Queue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a list of cases is narrowed by: in an address, and, under the same names, in a view that is kept. */
public final class QueueFilters {

    static final String[] NAMES = {
        "stage", "ground", "waitingOn", "assignee", "cloud", "account", "open", "sla", "olderThan", "q", "order"
    };

    private static final Shape<Stage> STAGE = Shapes.oneOf(Stage.class);
    private static final Shape<Ground> GROUND = Shapes.oneOf(Ground.class);
    private static final Shape<WaitingOn> WAITING_ON = Shapes.oneOf(WaitingOn.class);
    private static final Shape<Cloud> CLOUD = Shapes.oneOf(Cloud.class);
    private static final Shape<Sla.State> SLA = Shapes.oneOf(Sla.State.class);
    private static final Shape<Queue.Order> ORDER = Shapes.oneOf(Queue.Order.class);
    private static final Shape<Duration> AGE = Shapes.AGE;

    private QueueFilters() {}

    static Queue.Query of(Query query) {
        return of(query, query.flag("open"), Queue.Order.OLDEST);
    }

    /** For a page that decides itself whether closed cases are among them, and in which order they come unless told. */
    public static Queue.Query of(Query query, @Nullable Boolean open, Queue.Order usual) {
        Queue.Order order = query.value("order", ORDER);
        return new Queue.Query(
                query.value("stage", STAGE),
                query.value("ground", GROUND),
                query.value("waitingOn", WAITING_ON),
                query.value("assignee", Shapes.LINE),
                query.value("cloud", CLOUD),
                query.value("account", Shapes.ID),
                open,
                query.value("sla", SLA),
                query.value("olderThan", AGE),
                query.value("q", Shapes.LINE),
                order == null ? usual : order);
    }

    static Queue.Query of(Body body) {
        Queue.Order order = body.optional("order", ORDER);
        return new Queue.Query(
                body.optional("stage", STAGE),
                body.optional("ground", GROUND),
                body.optional("waitingOn", WAITING_ON),
                body.optional("assignee", Shapes.LINE),
                body.optional("cloud", CLOUD),
                body.optional("account", Shapes.ID),
                body.flag("open"),
                body.optional("sla", SLA),
                body.optional("olderThan", AGE),
                body.optional("q", Shapes.LINE),
                order == null ? Queue.Order.PRIORITY : order);
    }
}
