package dev.reinstate.activities.register;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** One clock for all processes: the database's, moved by as much as the demo or a test has moved it. */
public final class DatabaseClock {

    private DatabaseClock() {}

    public static Instant now(Handle handle) {
        return handle.createQuery("select clock_timestamp() + moved from clock")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant();
    }

    /** As a step on a notice's account will see it: a letter must be due where the look said so. Empty for an unknown notice. */
    static Optional<Instant> nowOfNotice(Handle handle, String noticeId) {
        return handle.createQuery("""
                        select greatest(clock_timestamp() + moved, last_at) from clock, accounts
                        where id = (select account_id from notices where id = :id)""")
                .bind("id", noticeId)
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant);
    }

    /**
     * Always forward for an account, even if another server's clock takes over: no two of its transactions bear one
     * instant, so "the last request" is never a matter of chance. Who writes has locked the account's row
     * and asks in a statement of its own after the lock.
     */
    public static Instant now(Handle handle, String accountId) {
        return handle.createQuery(
                        "select greatest(clock_timestamp() + moved, last_at + interval '1 microsecond') from clock, accounts where id = :id")
                .bind("id", accountId)
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant();
    }
}
