package dev.reinstate.activities.outbound;

import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.workflows.cases.Resend;
import dev.reinstate.workflows.ports.Outbox.Outcome;
import dev.reinstate.workflows.ports.Outbox.Parcel;
import dev.reinstate.workflows.ports.Targets.Progress;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes down how a try fared, and what the account's line waits for next. */
final class Settling {

    /** What counts for giving up. */
    private record Tried(int before, Instant since) {}

    private static final String HELD = """
            select 1 from delivery_lines
            where target_id = :target and account_id = :account and due_at = :until for update""";

    private static final String TRIED = """
            select tries, greatest(queued_at, enabled_at) as since
            from deliveries d join targets t on t.id = d.target_id
            where target_id = :target and account_id = :account and seq = :seq""";

    private static final String DELIVERY = """
            update deliveries
            set state = :state, tries = tries + 1, tried_at = :now, next_try_at = :next, last_status = :status, last_error = :error
            where target_id = :target and account_id = :account and seq = :seq""";

    private static final String LINE = """
            update delivery_lines set due_at = case when exists (
                select from deliveries where target_id = :target and account_id = :account and state = 'PENDING')
                then :due::timestamptz end
            where target_id = :target and account_id = :account""";

    private static final String GONE = """
            with gone as (
                update targets set state = 'DISABLED', disabled_because = 'the receiver answered 410 Gone'
                where id = :target and state = 'ACTIVE' returning id)
            insert into target_acts (at, actor, target_id, act) select :now::timestamptz, 'receiver', id, 'disabled' from gone""";

    private final Handle handle;
    private final Parcel parcel;
    private final Instant now;

    private Settling(Handle handle, Parcel parcel) {
        this.handle = handle;
        this.parcel = parcel;
        this.now = DatabaseClock.now(handle);
    }

    static Settling of(Handle handle, Parcel parcel) {
        return new Settling(handle, parcel);
    }

    void as(Outcome outcome) {
        if (!held()) {
            return;
        }
        if (outcome.accepted()) {
            write(outcome, Progress.DELIVERED, null);
        } else if (outcome.gone()) {
            write(outcome, Progress.PENDING, now);
            handle.createUpdate(GONE)
                    .bind("target", parcel.targetId())
                    .bind("now", now)
                    .execute();
        } else {
            Tried tried = tried();
            Instant next = Resend.after(tried.before() + 1, tried.since(), now);
            write(outcome, next == null ? Progress.GIVEN_UP : Progress.PENDING, next);
        }
    }

    private boolean held() {
        return handle.createQuery(HELD)
                .bind("target", parcel.targetId())
                .bind("account", parcel.accountId())
                .bind("until", parcel.claimedUntil())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private Tried tried() {
        return handle.createQuery(TRIED)
                .bind("target", parcel.targetId())
                .bind("account", parcel.accountId())
                .bind("seq", parcel.sequence())
                .map((row, context) -> new Tried(
                        row.getInt("tries"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .one();
    }

    private void write(Outcome outcome, Progress state, @Nullable Instant next) {
        handle.createUpdate(DELIVERY)
                .bind("target", parcel.targetId())
                .bind("account", parcel.accountId())
                .bind("seq", parcel.sequence())
                .bind("state", state)
                .bind("now", now)
                .bind("next", next)
                .bind("status", outcome.status())
                .bind("error", outcome.error())
                .execute();
        handle.createUpdate(LINE)
                .bind("target", parcel.targetId())
                .bind("account", parcel.accountId())
                .bind("due", next == null ? now : next)
                .execute();
    }
}
