package dev.reinstate.activities.events;

import dev.reinstate.activities.register.Minted;
import dev.reinstate.workflows.cases.Task;
import dev.reinstate.workflows.ports.EventView.State;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A parked event is a task for people, until it is not parked any more. */
final class Parked {

    private Parked() {}

    static void asTask(Handle handle, String eventId, @Nullable String accountId, State state, Instant now) {
        if (state == State.PARKED) {
            open(handle, eventId, accountId, now);
        } else {
            close(handle, eventId, now);
        }
    }

    /** The account is only named if it is known; a task that a person has done stays done. */
    private static void open(Handle handle, String eventId, @Nullable String accountId, Instant now) {
        handle.createUpdate("""
                        insert into tasks (id, account_id, cloud, kind, subject, state, since)
                        select :id, a.id, a.cloud, :kind, :subject, 'OPEN', :now
                        from (select 1) as one left join accounts a on a.id = :account
                        where not exists (select from tasks where kind = :kind and subject = :subject)""")
                .bind("id", Minted.id("tsk"))
                .bind("kind", Task.Kind.PARKED_EVENT)
                .bind("subject", eventId)
                .bind("account", accountId)
                .bind("now", now)
                .execute();
    }

    private static void close(Handle handle, String eventId, Instant now) {
        handle.createUpdate("""
                        update tasks set state = 'CLOSED', ended_at = :now, ended_by = 'system'
                        where kind = :kind and subject = :subject and state <> 'CLOSED'""")
                .bind("kind", Task.Kind.PARKED_EVENT)
                .bind("subject", eventId)
                .bind("now", now)
                .execute();
    }
}
