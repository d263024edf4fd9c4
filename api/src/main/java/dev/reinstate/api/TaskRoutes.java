package dev.reinstate.api;

import dev.reinstate.workflows.cases.Task;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Tasks;

/** What no rule settles, for people to look at. */
final class TaskRoutes {

    private static final Shape<Task.Kind> KIND = Shapes.oneOf(Task.Kind.class);
    private static final Shape<Tasks.State> STATE = Shapes.oneOf(Tasks.State.class);

    private final Tasks tasks;

    TaskRoutes(Tasks tasks) {
        this.tasks = tasks;
    }

    Answer list(Request request) {
        Query query = request.query();
        Tasks.Query which = new Tasks.Query(
                query.value("kind", KIND), query.value("state", STATE), query.value("account", Shapes.ID));
        return Answer.to(
                query.page(paging -> tasks.list(request.actor(), which, paging)),
                page -> Answer.ok(ListJson.of(page, task -> task)));
    }

    Answer done(Request request) {
        String taskId = request.id("taskId");
        Once once = request.once();
        Body body = request.body();
        String note = body.optional("note", Shapes.PROSE);
        body.end();
        return Answer.to(tasks.done(request.actor(), once, taskId, note), Answer::ok);
    }
}
