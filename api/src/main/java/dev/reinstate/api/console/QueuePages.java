package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Query;
import dev.reinstate.api.Request;
import dev.reinstate.api.Shape;
import dev.reinstate.api.Shapes;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.WaitingOn;
import dev.reinstate.workflows.ports.Cases;

/** The queue of cases. */
public final class QueuePages {

    /** What the queue can be narrowed by. */
    public static String[] filters() {
        return new String[] {"stage", "ground", "waitingOn", "assignee", "cloud", "account", "closed"};
    }

    private static final Shape<Stage> STAGE = Shapes.oneOf(Stage.class);
    private static final Shape<Ground> GROUND = Shapes.oneOf(Ground.class);
    private static final Shape<WaitingOn> WAITING_ON = Shapes.oneOf(WaitingOn.class);
    private static final Shape<Cloud> CLOUD = Shapes.oneOf(Cloud.class);

    private final Cases cases;

    public QueuePages(Cases cases) {
        this.cases = cases;
    }

    public Answer queue(Request request) {
        Query query = request.query().filled();
        Boolean closed = query.flag("closed");
        Cases.Query which = new Cases.Query(
                query.value("stage", STAGE),
                query.value("ground", GROUND),
                query.value("waitingOn", WAITING_ON),
                query.value("assignee", Shapes.LINE),
                query.value("cloud", CLOUD),
                query.value("account", Shapes.ID),
                closed == null || !closed);
        return Shown.of(
                query.page(paging -> cases.list(request.actor(), which, paging)),
                page -> Templates.answer(
                        request,
                        "queue",
                        "Queue",
                        "queue",
                        QueuePage.of(page, which, request.actor().clouds(), query.toGoOn())));
    }
}
