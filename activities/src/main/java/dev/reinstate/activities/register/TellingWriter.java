package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Derived;
import dev.reinstate.workflows.cases.Notice;
import dev.reinstate.workflows.cases.Warned;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes what is to be told, what need not be told any more, and of what the partner counts as warned. */
final class TellingWriter {

    private final Handle handle;
    private final Account account;
    private final Derived derived;

    TellingWriter(Handle handle, Account account, Derived derived) {
        this.handle = handle;
        this.account = account;
        this.derived = derived;
    }

    void write(CaseFile file) {
        derived.notices().forEach(notice -> write(file, notice));
        derived.telling().outrun().forEach(this::supersede);
        warn();
        keep();
    }

    /** One that was superseded before it was sent is written again; one that was sent is not. */
    private void write(CaseFile file, Notice notice) {
        handle.createUpdate("""
                        insert into notices (id, account_id, cloud, case_id, kind, key, recipient, language, ground, anchor, days,
                            about, state, due_at, next_try_at)
                        values (:id, :account, :cloud, :case, :kind, :key, :to, :language, :ground, :anchor, :days,
                            :about, 'DUE', :at, :at)
                        on conflict (account_id, key, recipient) do update set case_id = :case, days = :days, state = 'DUE',
                            due_at = :at, next_try_at = :at, tries = 0
                        where notices.state = 'SUPERSEDED'""")
                .bind("id", notice.id())
                .bind("account", account.id())
                .bind("cloud", account.cloud())
                .bind("case", file.id())
                .bind("kind", notice.kind())
                .bind("key", notice.key())
                .bind("to", notice.recipient())
                .bind("language", notice.language())
                .bind("ground", notice.anchor() == null ? null : notice.anchor().ground())
                .bind("anchor", notice.anchor() == null ? null : notice.anchor().id())
                .bindArray("days", Integer.class, notice.days())
                .bind("about", notice.about())
                .bind("at", derived.asOf())
                .execute();
    }

    private void supersede(String noticeId) {
        handle.execute("update notices set state = 'SUPERSEDED', next_try_at = null where id = ?", noticeId);
    }

    private void warn() {
        for (Warned day : derived.telling().unwarned()) {
            handle.execute(
                    "delete from warnings where account_id = ? and ground = ? and anchor = ? and day = ?",
                    account.id(),
                    day.anchor().ground(),
                    day.anchor().id(),
                    day.day());
        }
        PreparedBatch batch = handle.prepareBatch(
                "insert into warnings (account_id, cloud, ground, anchor, day, at) values (?, ?, ?, ?, ?, ?) on conflict do nothing");
        for (Warned day : derived.telling().warned()) {
            batch.add(
                    account.id(),
                    account.cloud(),
                    day.anchor().ground(),
                    day.anchor().id(),
                    day.day(),
                    derived.asOf());
        }
        batch.execute();
    }

    private void keep() {
        derived.telling()
                .kept()
                .forEach((anchor, version) -> handle.execute(
                        "insert into anchors (account_id, cloud, ground, anchor, terms_version) values (?, ?, ?, ?, ?)",
                        account.id(),
                        account.cloud(),
                        anchor.ground(),
                        anchor.id(),
                        version));
    }
}
