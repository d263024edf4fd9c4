package dev.reinstate.activities.audit;

import dev.reinstate.activities.store.Json;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.ports.EventType;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The audit of one account, open for the length of a transaction that holds the account's lock. */
public final class Journal {

    private static final String HEAD =
            "update accounts set audit_seq = :seq, audit_hash = :hash, last_at = :at where id = :account";

    /** In the same statement: whoever waits for an answer pays no round trip for those who are told later. */
    private static final String HEAD_AND_NEWS = "with head as (" + HEAD + """
             returning cloud)
            insert into outbox (account_id, cloud, first_seq, last_seq)
            select :account, cloud, :first, :seq from head
            where exists (select from targets where state <> 'REMOVED' and head.cloud = any(clouds))""";

    private final Handle handle;
    private final String accountId;
    private final String cloud;
    private final String actor;
    private final Instant at;
    private long seq;
    private String hash;

    /** The first row of this transaction that receivers of webhooks may be told of; zero while there is none. */
    private long firstTold;

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
        if (firstTold == 0 && caseId != null && EventType.of(event.kind()).isPresent()) {
            firstTold = seq;
        }
    }

    /** Writes the head of the chain and the instant of this transaction to the account, and that there is news. */
    public void close() {
        Update head = handle.createUpdate(firstTold == 0 ? HEAD : HEAD_AND_NEWS)
                .bind("seq", seq)
                .bind("hash", hash)
                .bind("at", at)
                .bind("account", accountId);
        (firstTold == 0 ? head : head.bind("first", firstTold)).execute();
    }
}
