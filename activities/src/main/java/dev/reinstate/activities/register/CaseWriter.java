package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Conduct;
import dev.reinstate.workflows.cases.Derived;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.SupportRequest;
import org.jdbi.v3.core.Handle;

/** Writes what a derivation found, beside the facts that it found it in. */
final class CaseWriter {

    private final Handle handle;
    private final Account account;

    CaseWriter(Handle handle, Account account) {
        this.handle = handle;
        this.account = account;
    }

    /** Writes the difference between the file before and after; an unchanged one costs nothing. */
    void write(CaseFile before, CaseFile after, Derived derived) {
        if (!after.opened()) {
            watch(after);
            return;
        }
        if (!before.opened()) {
            insert(after, derived);
        } else if (!before.equals(after)) {
            update(before, after, derived);
        }
        QueueEntry listed = QueueEntry.of(after);
        if (!before.opened() || !listed.equals(QueueEntry.of(before))) {
            listed.write(handle, account, after);
        }
        after.grounds().stream()
                .filter(entry -> !before.grounds().contains(entry))
                .forEach(entry -> write(after, entry));
        new TellingWriter(handle, account, derived).write(after);
    }

    /** Writes all of it, also what seems unchanged: what is stored may not be what was derived. */
    void rewrite(CaseFile file, Derived derived) {
        if (!file.opened()) {
            return;
        }
        update(file, file, derived);
        file.grounds().forEach(entry -> write(file, entry));
        QueueEntry.of(file).write(handle, account, file);
    }

    /** No case: the account itself is looked at when a ground can first be foreseen. */
    private void watch(CaseFile file) {
        handle.createUpdate("""
                        update accounts set next_look_at = :next, not_before = null, relay_tries = 0
                        where id = :id and (next_look_at is distinct from :next or relay_tries > 0)""")
                .bind("id", account.id())
                .bind("next", file.nextLookAt())
                .execute();
    }

    private void insert(CaseFile file, Derived derived) {
        handle.execute("update accounts set next_look_at = null where id = ?", account.id());
        handle.createUpdate("""
                        insert into cases (id, account_id, cloud, stage, opened_at, previous_case_id, grounds_revision,
                            waiting_on, next_act, next_look_at, wanted, seen, wanted_at)
                        values (:id, :account, :cloud, :stage, :opened, :previous, :revision,
                            :waiting, :act, :next, :wanted, :seen, clock_timestamp())""")
                .bind("id", file.id())
                .bind("account", account.id())
                .bind("cloud", account.cloud())
                .bind("stage", file.stage())
                .bind("opened", file.openedAt())
                .bind("previous", file.previousCaseId())
                .bind("revision", file.groundsRevision())
                .bind("waiting", Conduct.waitingOn(file))
                .bind("act", derived.next() == null ? null : derived.next().what())
                .bind("next", file.nextLookAt())
                .bind("wanted", file.wanted())
                .bind("seen", file.seen())
                .execute();
    }

    private void update(CaseFile before, CaseFile file, Derived derived) {
        handle.createUpdate("""
                        update cases set stage = :stage, outcome = :outcome, closed_at = :closed,
                            grounds_revision = :revision, waiting_on = :waiting, next_act = :act, next_look_at = :next,
                            wanted = :wanted, seen = :seen,
                            wanted_at = case when :wanted > :before then clock_timestamp() else wanted_at end
                        where id = :id""")
                .bind("id", file.id())
                .bind("stage", file.stage())
                .bind("outcome", file.outcome())
                .bind("closed", file.closedAt())
                .bind("revision", file.groundsRevision())
                .bind("waiting", Conduct.waitingOn(file))
                .bind("act", derived.next() == null ? null : derived.next().what())
                .bind("next", file.nextLookAt())
                .bind("wanted", file.wanted())
                .bind("seen", file.seen())
                .bind("before", before.wanted())
                .execute();
        SupportRequest request = file.request();
        if (request != null && !request.equals(before.request())) {
            handle.execute(
                    "update support_requests set state = ?, state_since = ? where id = ?",
                    request.state(),
                    request.stateSince(),
                    request.id());
        }
    }

    private void write(CaseFile file, GroundEntry entry) {
        handle.createUpdate("""
                        insert into grounds (case_id, account_id, cloud, ground, state, since, anchor, holds_from, cleared_by)
                        values (:case, :account, :cloud, :ground, :state, :since, :anchor, :from, :by)
                        on conflict (case_id, ground) do update set state = :state, since = :since, anchor = :anchor,
                            holds_from = :from, cleared_by = :by""")
                .bind("case", file.id())
                .bind("account", account.id())
                .bind("cloud", account.cloud())
                .bind("ground", entry.ground())
                .bind("state", entry.state())
                .bind("since", entry.since())
                .bind("anchor", entry.anchor())
                .bind("from", entry.holdsFrom())
                .bind("by", entry.clearedBy())
                .execute();
    }
}
