package dev.reinstate.activities.events;

import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.store.Database;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.EventReading;
import dev.reinstate.workflows.ports.EventReading.Told;
import dev.reinstate.workflows.ports.EventView;
import dev.reinstate.workflows.ports.Ruling;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * The events that wait, for the relay. One whose account is missing is tried ever more rarely, and at once when the
 * account is recorded; one whose type is missing when a version runs that knows it.
 */
public final class WaitingEvents {

    /**
     * By one index each: those whose time has come, and those of a type that was not known when they came. What is
     * compared with an index is bound: the clock asked inside the statement would be asked for each row anew, and all of
     * them would be read. The limit is written out, or the planner takes it for a tenth of all.
     */
    private static String claim(String which, int most) {
        return """
                update events set tries = tries + 1, try_at = %s
                where id in (select id from events where %s limit %d for update skip locked)
                returning id, received_at""".formatted(EventRows.LATER, which, most);
    }

    /** Those of one account have one instant: the first that came is tried first, and what differs from it is parked. */
    private static final String DUE = "try_at <= :now order by try_at, received_at";

    private static final String KNOWN_BY_NOW =
            "waits_for = 'TYPE' and type = any(:types) and try_at is null order by received_at";

    /** An event that was claimed. */
    private record Claimed(String id, OffsetDateTime receivedAt) {}

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final EventReading reading;
    private final Retrying retrying;

    public WaitingEvents(Database database, Transactions transactions, EventReading reading) {
        this.jdbi = database.jdbi();
        this.transactions = transactions;
        this.reading = reading;
        this.retrying = new Retrying(reading);
    }

    /** In the transaction that records an account: what waits for it is tried right after. */
    public static void accountRecorded(Handle handle, String accountId) {
        handle.execute("update events set try_at = now() where account_id = ? and waits_for = 'ACCOUNT'", accountId);
    }

    public List<String> claim(int most) {
        return jdbi.inTransaction(handle -> {
            List<Claimed> portion =
                    new ArrayList<>(claimed(handle.createQuery(claim(DUE, most)).bind("now", realNow(handle))));
            portion.addAll(claimed(handle.createQuery(claim(KNOWN_BY_NOW, most - portion.size()))
                    .bindArray("types", String.class, List.copyOf(reading.types()))));
            return portion.stream()
                    .sorted(Comparator.comparing(Claimed::receivedAt))
                    .map(Claimed::id)
                    .toList();
        });
    }

    private static List<Claimed> claimed(Query query) {
        return query.map((row, context) ->
                        new Claimed(row.getString("id"), row.getObject("received_at", OffsetDateTime.class)))
                .list();
    }

    /** Tries are counted in real time, whatever the demo's clock says. */
    private static OffsetDateTime realNow(Handle handle) {
        return handle.createQuery("select clock_timestamp()")
                .mapTo(OffsetDateTime.class)
                .one();
    }

    /** Once it is on an account; until then it is only read again. */
    public void retry(String eventId) {
        Optional<EventView> found = jdbi.withHandle(handle -> EventRows.find(handle, eventId));
        found.ifPresent(event -> {
            if (!retriedOnAccount(event)) {
                jdbi.useTransaction(handle -> retriedWithoutAccount(handle, eventId));
            }
        });
    }

    private boolean retriedOnAccount(EventView event) {
        return event.accountId() != null
                && transactions
                                .as(event.source().actor())
                                .write(
                                        Act.RECORD_FACTS,
                                        event.accountId(),
                                        sitting -> Ruling.granted(retrying.retried(sitting, event.id())))
                        instanceof Ruling.Granted<Boolean>;
    }

    private void retriedWithoutAccount(Handle handle, String eventId) {
        Retrying.open(handle, eventId).ifPresent(event -> {
            Told told = retrying.told(event);
            EventRows.settle(handle, eventId, told, Applying.toNobody(told), DatabaseClock.now(handle));
        });
    }
}
