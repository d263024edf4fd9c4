package dev.reinstate.api;

import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Tasks;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tasks of all shelves. */
record TasksInMemory(Cabinet cabinet, Scribe scribe) implements Tasks {

    @Override
    public Ruling<Page<TaskView>> list(Actor actor, Query query, Paging paging) {
        return scribe.asked(
                actor,
                "lists tasks " + query + " " + paging,
                () -> cabinet.ever(
                        actor,
                        Act.SEE_TASKS,
                        () -> Ruling.granted(Parts.of(
                                cabinet.seen(actor, Act.SEE_TASKS).stream()
                                        .flatMap(shelf -> shelf.tasks.all().stream())
                                        .filter(task -> fits(task, query))
                                        .sorted(Comparator.comparing(TaskView::since))
                                        .toList(),
                                paging,
                                TaskView::id))));
    }

    private static boolean fits(TaskView task, Query query) {
        return (query.kind() == null || query.kind() == task.kind())
                && (query.state() == null || query.state() == task.state())
                && (query.accountId() == null || query.accountId().equals(task.accountId()));
    }

    @Override
    public Ruling<TaskView> done(Actor actor, Once once, String taskId, @Nullable String note) {
        return scribe.asked(
                actor,
                once,
                "has done " + taskId + ": " + note,
                () -> cabinet.having(actor, Act.DO_TASK, shelf -> shelf.tasks.has(taskId))
                        .then(shelf -> shelf.as(actor, () -> done(actor, shelf, taskId, note))));
    }

    private static Ruling<TaskView> done(Actor actor, Shelf shelf, String taskId, @Nullable String note) {
        TaskView task = shelf.tasks.task(taskId);
        if (task.state() != State.OPEN) {
            Broken over = new Broken("task-open", "It is " + task.state() + " already.", "nothing: it is over");
            return Ruling.againstTheRules("The task was not ended.", List.of(over));
        }
        shelf.notes(Event.of(Event.Kind.TASK_DONE, "task/" + taskId), null);
        return Ruling.granted(shelf.tasks.done(taskId, actor, note));
    }
}
