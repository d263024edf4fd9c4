package dev.reinstate.activities.events;

import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.store.Database;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.EventReading;
import dev.reinstate.workflows.ports.EventReading.Told;
import dev.reinstate.workflows.ports.EventView;
import dev.reinstate.workflows.ports.Ruling;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The events that wait, for the relay. One whose account is missing is tried ever more rarely, and at once when the
 * account is recorded; one whose type is missing when a version runs that knows it.
 */
public final class WaitingEvents {

    private static final String CLAIM = """
            update events set tries = tries + 1, try_at = %s
            where id in (
                select id from events
                where try_at <= clock_timestamp()
                   or (waits_for = 'TYPE' and type = any(:types) and (try_at is null or try_at <= clock_timestamp()))
                order by received_at limit :most for update skip locked)
            returning id""".formatted(EventRows.LATER);

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
        handle.execute(
                "update events set try_at = clock_timestamp() where account_id = ? and waits_for = 'ACCOUNT'",
                accountId);
    }

    public List<String> claim(int most) {
        return jdbi.inTransaction(handle -> handle.createQuery(CLAIM)
                .bindArray("types", String.class, List.copyOf(reading.types()))
                .bind("most", most)
                .mapTo(String.class)
                .list());
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
