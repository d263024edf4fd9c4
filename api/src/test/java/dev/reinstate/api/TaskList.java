package dev.reinstate.api;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Task;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Tasks.State;
import dev.reinstate.workflows.ports.Tasks.TaskView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tasks of one account: each opens and closes with its cause, whoever has said meanwhile that it is done. */
final class TaskList {

    private final Account account;
    private final Cabinet cabinet;
    private final Map<Task, TaskView> tasks = new LinkedHashMap<>();

    TaskList(Account account, Cabinet cabinet) {
        this.account = account;
        this.cabinet = cabinet;
    }

    /** To what follows from the facts now. */
    void follow(List<Task> causes) {
        causes.forEach(cause ->
                tasks.merge(cause, opened(cause), (known, anew) -> known.state() == State.CLOSED ? anew : known));
        tasks.replaceAll((cause, task) ->
                causes.contains(cause) || task.state() != State.OPEN ? task : ended(task, State.CLOSED, null, null));
    }

    private TaskView opened(Task cause) {
        TaskView known = tasks.get(cause);
        Instant now = cabinet.now();
        Instant due = dev.reinstate.workflows.cases.Cast.TERMS.taskDue(now);
        String id = known == null ? cabinet.mint("tsk") : known.id();
        return new TaskView(
                id,
                account.id(),
                account.cloud(),
                cause.kind(),
                cause.subject(),
                State.OPEN,
                now,
                due,
                false,
                null,
                null,
                null);
    }

    private TaskView ended(TaskView task, State how, @Nullable String by, @Nullable String note) {
        return new TaskView(
                task.id(),
                task.accountId(),
                task.cloud(),
                task.kind(),
                task.subject(),
                how,
                task.since(),
                null,
                false,
                cabinet.now(),
                by,
                note);
    }

    TaskView done(String id, Actor actor, @Nullable String note) {
        tasks.replaceAll((cause, task) -> task.id().equals(id) ? ended(task, State.DONE, actor.id(), note) : task);
        return task(id);
    }

    boolean has(String id) {
        return all().stream().anyMatch(task -> task.id().equals(id));
    }

    TaskView task(String id) {
        return all().stream().filter(task -> task.id().equals(id)).findFirst().orElseThrow();
    }

    List<TaskView> all() {
        return List.copyOf(tasks.values());
    }
}
