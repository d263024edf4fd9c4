package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Derived;
import dev.reinstate.workflows.cases.Task;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The tasks that follow from an account's facts, as rows: opened with their cause and closed with it. */
final class TaskRows {

    private TaskRows() {}

    static void write(Handle handle, Account account, Derived derived) {
        derived.tasks().forEach(task -> open(handle, account, task, derived.asOf()));
        close(handle, account, derived.tasks(), derived.asOf());
    }

    /**
     * Those whose cause is said to stand. A reseller that is still to be told of its provider's hold is neither flagged nor
     * wrongly not flagged.
     */
    static String standing(Handle handle, String accountId, List<Task> derived) {
        boolean telling = handle.createQuery("""
                        select exists (select from provider_changes p join accounts a on a.provider = p.provider
                                       where a.id = :id and a.id > p.told)""")
                .bind("id", accountId)
                .mapTo(Boolean.class)
                .one();
        return telling
                ? names(derived)
                : handle.createQuery("""
                        select coalesce(string_agg(kind || ' ' || subject, ',' order by kind || ' ' || subject collate "C"), 'none')
                        from tasks where account_id = :id and state <> 'CLOSED' and kind <> 'PARKED_EVENT'""")
                        .bind("id", accountId)
                        .mapTo(String.class)
                        .one();
    }

    static String names(List<Task> tasks) {
        return tasks.isEmpty()
                ? "none"
                : tasks.stream()
                        .map(task -> task.kind() + " " + task.subject())
                        .sorted()
                        .collect(Collectors.joining(","));
    }

    /** One that a person has done stays done while its cause stands; once that was gone, it is a new one. */
    private static void open(Handle handle, Account account, Task task, Instant now) {
        handle.createUpdate("""
                        insert into tasks (id, account_id, cloud, kind, subject, state, since)
                        values (:id, :account, :cloud, :kind, :subject, 'OPEN', :now)
                        on conflict (kind, (coalesce(account_id, '')), subject) do update
                            set state = 'OPEN', since = :now, ended_at = null, ended_by = null, note_text = null
                        where tasks.state = 'CLOSED'""")
                .bind("id", Minted.id("tsk"))
                .bind("account", account.id())
                .bind("cloud", account.cloud())
                .bind("kind", task.kind())
                .bind("subject", task.subject())
                .bind("now", now)
                .execute();
    }

    /** A parked event is closed by whoever applies it: it does not follow from the account's facts. */
    private static void close(Handle handle, Account account, List<Task> standing, Instant now) {
        handle.createUpdate("""
                        update tasks set state = 'CLOSED', ended_at = :now, ended_by = 'system'
                        where account_id = :account and state <> 'CLOSED' and kind <> 'PARKED_EVENT'
                          and not exists (select from unnest(:kinds, :subjects) as s (kind, subject)
                                          where s.kind = tasks.kind and s.subject = tasks.subject)""")
                .bind("account", account.id())
                .bind("now", now)
                .bindArray(
                        "kinds",
                        String.class,
                        standing.stream().map(task -> task.kind().name()).toList())
                .bindArray(
                        "subjects",
                        String.class,
                        standing.stream().map(Task::subject).toList())
                .execute();
    }
}
