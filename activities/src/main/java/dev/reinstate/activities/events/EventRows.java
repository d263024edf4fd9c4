package dev.reinstate.activities.events;

import dev.reinstate.activities.register.CaseRows;
import dev.reinstate.activities.register.Minted;
import dev.reinstate.workflows.ports.EventReading.Told;
import dev.reinstate.workflows.ports.EventSource;
import dev.reinstate.workflows.ports.EventView;
import dev.reinstate.workflows.ports.Events.Incoming;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of events: claimed by source and id, then written what became of them. */
final class EventRows {

    /** From two seconds, doubling, to six hours: an account that is recorded has its events tried at once. */
    static final String LATER =
            "clock_timestamp() + least(interval '2 s' * power(2, least(tries, 14)), interval '6 h')";

    /**
     * Whether what came in is new.
     *
     * @param first it is what counts under its source and id
     */
    record Arrival(String id, boolean known, boolean first) {}

    private EventRows() {}

    /** Whoever comes second with the same id waits here until the first is committed. */
    static Arrival arrive(Handle handle, Incoming event, Told told, Instant now) {
        String digest = digest(event.body());
        String id = Minted.id("evt");
        if (insert(handle, id, event, told, digest, true, now)) {
            return new Arrival(id, false, true);
        }
        Optional<String> known = known(handle, event, digest);
        if (known.isEmpty() && insert(handle, id, event, told, digest, false, now)) {
            return new Arrival(id, false, false);
        }
        String there = known.or(() -> known(handle, event, digest)).orElseThrow();
        handle.execute("update events set repeats = repeats + 1 where id = ?", there);
        return new Arrival(there, true, true);
    }

    private static boolean insert(
            Handle handle, String id, Incoming event, Told told, String digest, boolean first, Instant now) {
        // It waits for nothing yet: within this transaction it gets its outcome.
        return handle.createUpdate("""
                        insert into events (id, source, webhook_id, first, digest, body, type, account_id, state, waits_for,
                            verified_by, received_at)
                        values (:id, :source, :webhook, :first, :digest, :body, :type, :account, 'WAITING', 'TYPE',
                            :verifiedBy, :now)
                        on conflict do nothing""")
                        .bind("id", id)
                        .bind("source", event.source())
                        .bind("webhook", event.webhookId())
                        .bind("first", first)
                        .bind("digest", digest)
                        .bind("body", event.body())
                        .bind("type", told.type())
                        .bind("account", told.accountId())
                        .bind("verifiedBy", event.verifiedBy())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    private static Optional<String> known(Handle handle, Incoming event, String digest) {
        return handle.createQuery(
                        "select id from events where source = :source and webhook_id = :webhook and digest = :digest")
                .bind("source", event.source())
                .bind("webhook", event.webhookId())
                .bind("digest", digest)
                .mapTo(String.class)
                .findOne();
    }

    /** The cloud is that of the account, if there is one. */
    static void settle(Handle handle, String id, Told told, Outcome outcome, Instant now) {
        handle.createUpdate("""
                        update events set state = :state, why = :why, waits_for = :waitsFor, type = :type,
                            account_id = :account, cloud = (select cloud from accounts where accounts.id = :account),
                            applied_at = case when :state = 'APPLIED' then :now::timestamptz end,
                            try_at = case when :waitsFor = 'ACCOUNT' then %s end
                        where id = :id""".formatted(LATER))
                .bind("state", outcome.state())
                .bind("why", outcome.why())
                .bind("waitsFor", outcome.waitsFor())
                .bind("type", told.type())
                .bind("account", told.accountId())
                .bind("now", now)
                .bind("id", id)
                .execute();
        Parked.asTask(handle, id, told.accountId(), outcome.state(), now);
    }

    static EventView read(Handle handle, String id) {
        return find(handle, id).orElseThrow();
    }

    static Optional<EventView> find(Handle handle, String id) {
        return handle.createQuery("select * from events where id = :id")
                .bind("id", id)
                .map((row, context) -> view(row))
                .findOne();
    }

    static EventView view(ResultSet row) throws SQLException {
        return new EventView(
                row.getString("id"),
                EventSource.valueOf(row.getString("source")),
                row.getString("webhook_id"),
                row.getString("type"),
                row.getString("account_id"),
                EventView.State.valueOf(row.getString("state")),
                row.getString("why"),
                row.getString("verified_by"),
                CaseRows.required(row, "received_at"),
                CaseRows.instant(row, "applied_at"),
                row.getInt("repeats"),
                row.getString("body"));
    }

    private static String digest(String body) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
