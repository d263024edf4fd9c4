package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Problem;
import dev.reinstate.api.Query;
import dev.reinstate.api.Request;
import dev.reinstate.api.Shapes;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Views;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The queue of cases, and whose a case is. */
public final class QueuePages {

    static final String HOME = "/console/queue";

    private final Queue queue;
    private final Views views;

    public QueuePages(Queue queue, Views views) {
        this.queue = queue;
        this.views = views;
    }

    /** What the queue can be narrowed by. */
    public static String[] filters() {
        return Narrowing.names();
    }

    public Answer queue(Request request) {
        Query query = request.query().filled();
        Queue.Query which = Narrowing.of(query);
        List<Views.View> kept = Shown.granted(views.list(request.actor()));
        Frame frame = Frame.of(request.visitor(), "Queue", "queue").saying(said(query.value("said", Shapes.WORD)));
        return Shown.of(
                query.page(paging -> queue.page(request.actor(), which, paging)),
                page -> Templates.answer(
                        200, "queue", frame, QueuePage.of(page, which, kept, request.actor(), query.toGoOn())));
    }

    private static @Nullable String said(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return switch (code) {
            case "nothing" ->
                "Nothing free waits on us just now: whatever does is somebody's already, or not yet there.";
            case "kept" -> "The view is kept. Only you see it.";
            case "removed" -> "The view is removed.";
            default -> throw Problem.MALFORMED.because("'said' in the address is nothing that can be said here.");
        };
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

    /** Says that somebody looks, and shows who else does: a part of the case's page, which asks as long as it is open. */
    public Answer look(Request request) {
        List<Queue.Onlooker> others = Shown.granted(queue.look(request.actor(), request.id("caseId")));
        OnlookersPage page = OnlookersPage.of(others);
        return page.names().equals(request.form().text("shown"))
                ? Answer.of(204, null)
                : Templates.answer(request, "onlookers", "", "", page);
    }
}
