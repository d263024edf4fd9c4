package dev.reinstate.activities.tasks;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.register.CaseRows;
import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.register.Minted;
import dev.reinstate.activities.register.Sitting;
import dev.reinstate.activities.register.TermsRows;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.store.Cursor;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Task;
import dev.reinstate.workflows.cases.Terms;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Tasks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tasks as people read and end them. They are opened and closed where everything else is derived. */
public final class TasksInPostgres implements Tasks {

    private static final String VIEW =
            "select t.*, (select body from texts where id = t.note_text) as note from tasks t ";

    private final Transactions transactions;

    public TasksInPostgres(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Ruling<Page<TaskView>> list(Actor actor, Query query, Paging paging) {
        return transactions.as(actor).list(Act.SEE_TASKS, (handle, now) -> list(handle, actor, query, paging, now));
    }

    /** A task without an account has no cloud either: everybody who works tasks sees it. */
    private static Page<TaskView> list(Handle handle, Actor actor, Query query, Paging paging, Instant now) {
        List<String> after = paging.after() == null ? List.of() : Cursor.read(paging.after(), 2);
        Terms terms = TermsRows.current(handle, now);
        List<TaskView> found = handle.createQuery(VIEW + """
                        where (t.cloud is null or t.cloud = any(:clouds))
                          and (:kind::text is null or t.kind = :kind)
                          and (:state::text is null or t.state = :state)
                          and (:account::text is null or t.account_id = :account)
                          and (:first or (t.since, t.id) > (:at::timestamptz, :id))
                        order by t.since, t.id limit :limit""")
                .bindArray(
                        "clouds",
                        String.class,
                        actor.clouds().stream().map(Enum::name).toList())
                .bind("kind", query.kind())
                .bind("state", query.state())
                .bind("account", query.accountId())
                .bind("first", after.isEmpty())
                .bind("at", after.isEmpty() ? null : Instant.parse(after.get(0)))
                .bind("id", after.isEmpty() ? null : after.get(1))
                .bind("limit", paging.limit() + 1)
                .map((row, context) -> view(row, now, terms))
                .list();
        return Cursor.page(
                found, paging.limit(), last -> Cursor.write(last.since().toString(), last.id()));
    }

    @Override
    public Ruling<TaskView> done(Actor actor, Once once, String taskId, @Nullable String note) {
        return transactions
                .as(actor)
                .writeTask(
                        Act.DO_TASK,
                        taskId,
                        once,
                        new TypeReference<TaskView>() {},
                        sitting -> done(sitting, taskId, note));
    }

    private static Ruling<TaskView> done(Sitting sitting, String taskId, @Nullable String note) {
        TaskView task = Objects.requireNonNull(find(sitting.handle(), taskId).orElse(null), "found before");
        if (task.state() != State.OPEN) {
            return Ruling.againstTheRules(
                    "The task was not ended.",
                    List.of(new Broken("task-open", "It is " + task.state() + " already.", "nothing: it is over")));
        }
        sitting.handle()
                .execute(
                        "update tasks set state = 'DONE', ended_at = ?, ended_by = ?, note_text = ? where id = ?",
                        sitting.now(),
                        sitting.actor().id(),
                        note == null ? null : sitting.keepText(Minted.id("txt"), note),
                        taskId);
        Map<String, String> codes = Map.of("task", task.kind().name(), "subject", task.subject());
        sitting.journal(new Event(Event.Kind.TASK_DONE, "task/" + taskId, codes), null);
        return Ruling.granted(
                Objects.requireNonNull(find(sitting.handle(), taskId).orElse(null), "found before"));
    }

    private static Optional<TaskView> find(Handle handle, String taskId) {
        Instant now = DatabaseClock.now(handle);
        Terms terms = TermsRows.current(handle, now);
        return handle.createQuery(VIEW + "where t.id = :id")
                .bind("id", taskId)
                .map((row, context) -> view(row, now, terms))
                .findOne();
    }

    private static TaskView view(ResultSet row, Instant now, Terms terms) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        Instant since = CaseRows.required(row, "since");
        Instant due = state == State.OPEN ? terms.taskDue(since) : null;
        String cloud = row.getString("cloud");
        return new TaskView(
                row.getString("id"),
                row.getString("account_id"),
                cloud == null ? null : Cloud.valueOf(cloud),
                Task.Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                state,
                since,
                due,
                due != null && !due.isAfter(now),
                CaseRows.instant(row, "ended_at"),
                row.getString("ended_by"),
                row.getString("note"));
    }
}
