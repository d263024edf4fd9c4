package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Problem;
import dev.reinstate.api.Query;
import dev.reinstate.api.Request;
import dev.reinstate.api.Shape;
import dev.reinstate.api.Shapes;
import dev.reinstate.workflows.cases.Task;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Tasks;

/** What no rule settles, to be looked at by people. */
public final class TaskPages {

    /** What the list can be narrowed by. */
    public static String[] filters() {
        return new String[] {"kind", "state", "account", "done"};
    }

    private static final Shape<Task.Kind> KIND = Shapes.oneOf(Task.Kind.class);
    private static final Shape<Tasks.State> STATE = Shapes.oneOf(Tasks.State.class);

    private final Tasks tasks;

    public TaskPages(Tasks tasks) {
        this.tasks = tasks;
    }

    public Answer list(Request request) {
        Query query = request.query().filled();
        Tasks.State state = query.value("state", STATE);
        Tasks.Query which = new Tasks.Query(
                query.value("kind", KIND), state == null ? Tasks.State.OPEN : state, query.value("account", Shapes.ID));
        boolean done = query.value("done", Shapes.FLAG) != null;
        Frame frame = Frame.of(request.visitor(), "Tasks", "tasks").saying(done ? "The task is done." : null);
        return Shown.of(
                query.page(paging -> tasks.list(request.actor(), which, paging)),
                page -> Templates.answer(
                        200,
                        "tasks",
                        frame,
                        new TasksPage(
                                page.items(),
                                which,
                                Permissions.ever(request.actor(), Act.DO_TASK),
                                Pager.after("/console/tasks", query.toGoOn(), page.next()))));
    }

    public Answer done(Request request) {
        String note = request.form().text("note");
        if (!note.isEmpty() && Shapes.PROSE.reading().apply(note).isEmpty()) {
            throw Problem.UNPROCESSABLE.because("The note must be %s.".formatted(Shapes.PROSE.words()));
        }
        Shown.granted(
                tasks.done(request.actor(), request.formOnce(), request.id("taskId"), note.isEmpty() ? null : note));
        return Shown.goOn("/console/tasks?done=true");
    }
}
