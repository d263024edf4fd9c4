package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Conduct;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.Sla;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.WaitingOn;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What of a case an agent picks it by. Most that happens to a case changes nothing of it, and then nothing is written. */
record QueueEntry(
        boolean open,
        Stage stage,
        @Nullable WaitingOn waitingOn,
        List<Ground> grounds,
        @Nullable Sla sla) {

    static QueueEntry of(CaseFile file) {
        List<Ground> grounds = file.grounds().stream()
                .filter(entry -> entry.state() != GroundState.CLEARED)
                .map(GroundEntry::ground)
                .toList();
        return new QueueEntry(!file.closed(), file.stage(), Conduct.waitingOn(file), grounds, file.sla());
    }

    /** Whoever had a case that is closed has it no more. */
    void write(Handle handle, Account account, CaseFile file) {
        handle.createUpdate("""
                        insert into queue_entries as e (case_id, account_id, cloud, open, stage, waiting_on, opened_at,
                            grounds, waiting_since, due_at, escalated_at, words)
                        values (:case, :account, :cloud, :open, :stage, :waiting, :opened,
                            :grounds, :since, :due, :escalated, queue_words(:case, :account, :name))
                        on conflict (case_id) do update set open = :open, stage = :stage, waiting_on = :waiting,
                            grounds = :grounds, waiting_since = :since, due_at = :due, escalated_at = :escalated,
                            assignee = case when :open then e.assignee end,
                            claimed_at = case when :open then e.claimed_at end""")
                .bind("case", file.id())
                .bind("account", account.id())
                .bind("cloud", account.cloud())
                .bind("name", account.name())
                .bind("opened", file.openedAt())
                .bind("open", open)
                .bind("stage", stage)
                .bind("waiting", waitingOn)
                .bindArray(
                        "grounds",
                        String.class,
                        grounds.stream().map(Ground::name).toList())
                .bind("since", sla == null ? null : sla.since())
                .bind("due", sla == null ? null : sla.dueAt())
                .bind("escalated", sla == null ? null : sla.escalatedAt())
                .execute();
    }

    /** As stored; empty columns and an empty text where there is none. */
    static String stored(Handle handle, String caseId) {
        return handle.createQuery("""
                        select concat_ws(' ', case when open then 'open' else 'over' end, stage, coalesce(waiting_on, '-'),
                                         '[' || array_to_string(grounds, ', ') || ']')
                        from queue_entries where case_id = :id""")
                .bind("id", caseId)
                .mapTo(String.class)
                .findOne()
                .orElse("none");
    }

    /** In the words of {@link #stored}; the wait is compared apart. */
    String words() {
        return (open ? "open " : "over ") + stage + " " + (waitingOn == null ? "-" : waitingOn) + " " + grounds;
    }
}
