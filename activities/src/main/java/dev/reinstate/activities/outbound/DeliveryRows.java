package dev.reinstate.activities.outbound;

import dev.reinstate.activities.store.Cursor;
import dev.reinstate.workflows.ports.EventType;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Targets.Progress;
import dev.reinstate.workflows.ports.Targets.Sent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Rows of deliveries: how they are made of the audit's, shown, and made to go out again. */
final class DeliveryRows {

    /**
     * Which rows of the audit are whose: {@code e} is the audit's row, {@code t} the target. The id is made of the row's
     * hash, and so of all that it says: in a register that was put back to an earlier moment, the same sequence may tell
     * another story, and then under another id.
     */
    static final String TOLD = """
            insert into deliveries (target_id, account_id, cloud, seq, webhook_id, type, state, queued_at, next_try_at)
            select t.id, e.account_id, e.cloud, e.seq,
                   'msg_' || left(encode(sha256(convert_to(t.id || ' ' || e.hash, 'UTF8')), 'hex'), 32),
                   k.name, 'PENDING', :now::timestamptz, :now::timestamptz
            from %s
            join unnest(:kinds::text[], :names::text[]) as k (kind, name) on k.kind = e.kind
            join targets t on t.state <> 'REMOVED' and e.cloud = any(t.clouds)
                          and (t.types = '{}' or k.name = any(t.types))
            where e.case_id is not null""";

    /** One at a time: whoever makes deliveries of an account makes them in their order. */
    private static final String ORDER = "hashtextextended('reinstate.outbox', 0)";

    private static final String AGAIN = TOLD.formatted("account_events e") + """
             and t.id = :target and e.account_id = :account and e.seq >= :from
            on conflict (target_id, account_id, seq) do update
            set state = 'PENDING', tries = 0, queued_at = :now, next_try_at = :now, last_status = null, last_error = null""";

    private static final String ONE_AGAIN = """
            update deliveries
            set state = 'PENDING', tries = 0, queued_at = :now, next_try_at = :now, last_status = null, last_error = null
            where target_id = :target and webhook_id = :id""";

    /** Taken first: a try that is under way is settled before this, or not at all. */
    private static final String LINE = """
            insert into delivery_lines (target_id, account_id, cloud, due_at)
            select :target, id, cloud, :now::timestamptz from accounts where id = :account
            on conflict (target_id, account_id) do update set due_at = excluded.due_at""";

    private static final String LIST = """
            select * from deliveries
            where target_id = :target
              and (queued_at, webhook_id) < (:at::timestamptz, :id)
            order by queued_at desc, webhook_id desc limit %d""";

    /** Later than anything that was queued. */
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private DeliveryRows() {}

    static boolean alone(Handle handle) {
        return handle.createQuery("select pg_try_advisory_xact_lock(" + ORDER + ")")
                .mapTo(Boolean.class)
                .one();
    }

    static void bindTypes(SqlStatement<?> statement) {
        statement.bindArray("kinds", String.class, types(type -> type.kind().name()));
        statement.bindArray("names", String.class, types(EventType::words));
    }

    private static List<String> types(Function<EventType, String> part) {
        return Arrays.stream(EventType.values()).map(part).toList();
    }

    static int again(Handle handle, String targetId, String accountId, long from, Instant now) {
        inOrder(handle, targetId, accountId, now);
        var statement = handle.createUpdate(AGAIN)
                .bind("target", targetId)
                .bind("account", accountId)
                .bind("from", from)
                .bind("now", now);
        bindTypes(statement);
        return statement.execute();
    }

    static int oneAgain(Handle handle, String targetId, String webhookId, Instant now) {
        return handle.createQuery("select account_id from deliveries where target_id = :target and webhook_id = :id")
                .bind("target", targetId)
                .bind("id", webhookId)
                .mapTo(String.class)
                .findOne()
                .map(accountId -> {
                    inOrder(handle, targetId, accountId, now);
                    return handle.createUpdate(ONE_AGAIN)
                            .bind("target", targetId)
                            .bind("id", webhookId)
                            .bind("now", now)
                            .execute();
                })
                .orElse(0);
    }

    private static void inOrder(Handle handle, String targetId, String accountId, Instant now) {
        handle.execute("select pg_advisory_xact_lock(" + ORDER + ")");
        handle.createUpdate(LINE)
                .bind("target", targetId)
                .bind("account", accountId)
                .bind("now", now)
                .execute();
    }

    static Page<Sent> page(Handle handle, String targetId, Paging paging) {
        List<String> after = paging.after() == null ? List.of() : Cursor.read(paging.after(), 2);
        List<Sent> found = handle.createQuery(LIST.formatted(paging.limit() + 1))
                .bind("target", targetId)
                .bind("at", after.isEmpty() ? END : Instant.parse(after.get(0)))
                .bind("id", after.isEmpty() ? "" : after.get(1))
                .map((row, context) -> sent(row))
                .list();
        return Cursor.page(
                found, paging.limit(), last -> Cursor.write(last.queuedAt().toString(), last.webhookId()));
    }

    private static Sent sent(ResultSet row) throws SQLException {
        return new Sent(
                row.getString("webhook_id"),
                row.getString("account_id"),
                row.getLong("seq"),
                row.getString("type"),
                Progress.valueOf(row.getString("state")),
                row.getInt("tries"),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                instant(row, "tried_at"),
                row.getObject("last_status", Integer.class),
                row.getString("last_error"),
                instant(row, "next_try_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
