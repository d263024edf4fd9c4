package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Query;
import dev.reinstate.api.Request;
import dev.reinstate.api.Shape;
import dev.reinstate.api.Shapes;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Sla;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.WaitingOn;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Ruling;
import org.jspecify.annotations.Nullable;

/** The queue of cases, and whose a case is. */
public final class QueuePages {

    private static final Shape<Stage> STAGE = Shapes.oneOf(Stage.class);
    private static final Shape<Ground> GROUND = Shapes.oneOf(Ground.class);
    private static final Shape<WaitingOn> WAITING_ON = Shapes.oneOf(WaitingOn.class);
    private static final Shape<Cloud> CLOUD = Shapes.oneOf(Cloud.class);
    private static final Shape<Sla.State> SLA = Shapes.oneOf(Sla.State.class);
    private static final Shape<Queue.Order> ORDER = Shapes.oneOf(Queue.Order.class);

    private final Queue queue;

    public QueuePages(Queue queue) {
        this.queue = queue;
    }

    /** What the queue can be narrowed by. */
    public static String[] filters() {
        return new String[] {"q", "stage", "ground", "waitingOn", "assignee", "cloud", "sla", "order", "said"};
    }

    public Answer queue(Request request) {
        Query query = request.query().filled();
        Queue.Order order = query.value("order", ORDER);
        Queue.Query which = new Queue.Query(
                query.value("stage", STAGE),
                query.value("ground", GROUND),
                query.value("waitingOn", WAITING_ON),
                query.value("assignee", Shapes.LINE),
                query.value("cloud", CLOUD),
                null,
                true,
                query.value("sla", SLA),
                null,
                query.value("q", Shapes.LINE),
                order == null ? Queue.Order.PRIORITY : order);
        Frame frame = Frame.of(request.visitor(), "Queue", "queue").saying(said(query.value("said", Shapes.WORD)));
        return Shown.of(
                query.page(paging -> queue.page(request.actor(), which, paging)),
                page -> Templates.answer(
                        200, "queue", frame, QueuePage.of(page, which, request.actor(), query.toGoOn())));
    }

    private static @Nullable String said(@Nullable String code) {
        return code == null
                ? null
                : "Nothing free waits on us just now: whatever does is somebody's already, or not yet there.";
    }

    public Answer next(Request request) {
        Ruling<Queue.Claimed> ruling = queue.next(request.actor(), request.formOnce());
        if (ruling instanceof Ruling.Refused<Queue.Claimed> refused
                && (refused.why() == Ruling.Why.NOT_FOUND || refused.why() == Ruling.Why.AGAINST_THE_RULES)) {
            return Shown.goOn("/console/queue?said=nothing");
        }
        return Shown.goOn("/console/cases/" + Shown.granted(ruling).caseId() + "?done=claim");
    }

    public Answer claim(Request request) {
        String caseId = request.id("caseId");
        boolean takeOver = request.form().text("takeOver").equals("true");
        Shown.granted(queue.claim(request.actor(), request.formOnce(), caseId, takeOver));
        return Shown.goOn("/console/cases/" + caseId + "?done=claim");
    }

    public Answer release(Request request) {
        String caseId = request.id("caseId");
        Shown.granted(queue.release(request.actor(), request.formOnce(), caseId));
        return Shown.goOn("/console/cases/" + caseId + "?done=release");
    }
}
