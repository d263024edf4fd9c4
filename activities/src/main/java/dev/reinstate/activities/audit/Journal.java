package dev.reinstate.activities.audit;

import dev.reinstate.activities.store.Json;
import dev.reinstate.workflows.cases.Event;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The audit of one account, open for the length of a transaction that holds the account's lock. */
public final class Journal {

    private final Handle handle;
    private final String accountId;
    private final String cloud;
    private final String actor;
    private final Instant at;
    private long seq;
    private String hash;

    private Journal(Handle handle, String accountId, String cloud, String actor, Instant at, long seq, String hash) {
        this.handle = handle;
        this.accountId = accountId;
        this.cloud = cloud;
        this.actor = actor;
        this.at = at;
        this.seq = seq;
        this.hash = hash;
    }

    /** Goes on where the account's last row ended; the lock that the caller holds orders the writers. */
    public static Journal of(Handle handle, String accountId, String actor, Instant at) {
        return handle.createQuery("select cloud, audit_seq, audit_hash from accounts where id = :id")
                .bind("id", accountId)
                .map((row, context) -> new Journal(
                        handle,
                        accountId,
                        row.getString("cloud"),
                        actor,
                        at,
                        row.getLong("audit_seq"),
                        row.getString("audit_hash")))
                .one();
    }

    /** Whether the account has no row yet. */
    public boolean empty() {
        return seq == 0;
    }

    public void write(Event event, @Nullable String caseId) {
        String previous = hash;
        seq++;
        hash = Chain.hash(
                previous,
                new Chain.Link(
                        accountId, seq, cloud, at, actor, event.kind().name(), caseId, event.cause(), event.codes()));
        handle.createUpdate("""
                        insert into account_events
                            (account_id, seq, cloud, at, actor, kind, case_id, cause, codes, prev_hash, hash)
                        values (:account, :seq, :cloud, :at, :actor, :kind, :case, :cause, :codes::jsonb, :prev, :hash)""")
                .bind("account", accountId)
                .bind("seq", seq)
                .bind("cloud", cloud)
                .bind("at", at)
                .bind("actor", actor)
                .bind("kind", event.kind())
                .bind("case", caseId)
                .bind("cause", event.cause())
                .bind("codes", Json.write(event.codes()))
                .bind("prev", previous)
                .bind("hash", hash)
                .execute();
    }

    /** Writes the head of the chain and the instant of this transaction to the account. */
    public void close() {
        handle.execute(
                "update accounts set audit_seq = ?, audit_hash = ?, last_at = ? where id = ?",
                seq,
                hash,
                at,
                accountId);
    }
}
