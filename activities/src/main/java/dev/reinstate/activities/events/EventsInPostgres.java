package dev.reinstate.activities.events;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.register.Sitting;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.store.Database;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.EventReading;
import dev.reinstate.workflows.ports.EventReading.Told;
import dev.reinstate.workflows.ports.EventReading.Unreadable;
import dev.reinstate.workflows.ports.EventView;
import dev.reinstate.workflows.ports.Events;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The neighbours' events in PostgreSQL, each kept in the transaction that records its fact. */
public final class EventsInPostgres implements Events {

    private static final String SECOND = "another body came first under this id: this one is kept and never applied";

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final EventReading reading;
    private final Retrying retrying;

    public EventsInPostgres(Database database, Transactions transactions, EventReading reading) {
        this.jdbi = database.jdbi();
        this.transactions = transactions;
        this.reading = reading;
        this.retrying = new Retrying(reading);
    }

    @Override
    public Ruling<Received> receive(Incoming event) {
        return told(event).then(told -> {
            Ruling<Received> onAccount = told.accountId() == null
                    ? Ruling.notFound()
                    : transactions
                            .as(event.source().actor())
                            .write(Act.RECORD_FACTS, told.accountId(), sitting -> received(sitting, event, told));
            return onAccount instanceof Ruling.Granted<Received>
                    ? onAccount
                    : Ruling.granted(jdbi.inTransaction(handle -> received(handle, event, told)));
        });
    }

    private Ruling<Told> told(Incoming event) {
        EventReading.Reading read = reading.read(event.source(), event.body());
        if (read instanceof Unreadable why) {
            return new Ruling.Refused<>(Ruling.Why.UNREADABLE, why.detail(), why.faults(), List.of());
        }
        return Ruling.granted((Told) read);
    }

    private static Ruling<Received> received(Sitting sitting, Incoming event, Told told) {
        EventRows.Arrival arrival = EventRows.arrive(sitting.handle(), event, told, sitting.now());
        if (!arrival.known()) {
            Outcome outcome = arrival.first() ? Applying.to(sitting, told, arrival.id()) : Outcome.parked(SECOND);
            EventRows.settle(sitting.handle(), arrival.id(), told, outcome, sitting.now());
        }
        return Ruling.granted(received(sitting.handle(), arrival));
    }

    /** Where there is no account whose lock could be taken. */
    private static Received received(Handle handle, Incoming event, Told told) {
        Instant now = DatabaseClock.now(handle);
        EventRows.Arrival arrival = EventRows.arrive(handle, event, told, now);
        if (!arrival.known()) {
            Outcome outcome = arrival.first() ? Applying.toNobody(told) : Outcome.parked(SECOND);
            EventRows.settle(handle, arrival.id(), told, outcome, now);
        }
        return received(handle, arrival);
    }

    private static Received received(Handle handle, EventRows.Arrival arrival) {
        return new Received(EventRows.read(handle, arrival.id()), arrival.known());
    }

    @Override
    public Ruling<EventView> show(Actor actor, String eventId) {
        return event(actor, Act.SEE_EVENTS, eventId)
                .then(found -> found.matched()
                        ? transactions
                                .as(actor)
                                .read(Act.SEE_EVENTS, found.account(), handle -> EventRows.find(handle, eventId))
                        : Ruling.granted(EventQueries.unmatched(found.event(), actor)));
    }

    /** An event, and whether the account that it names is known. */
    private record Found(EventView event, boolean matched) {
        String account() {
            return String.valueOf(event.accountId());
        }
    }

    private Ruling<Found> event(Actor actor, Act act, String eventId) {
        return transactions
                .as(actor)
                .anybodys(
                        act,
                        handle -> EventRows.find(handle, eventId)
                                .map(event -> new Found(event, EventQueries.accountKnown(handle, event))));
    }

    @Override
    public Ruling<Page<EventView>> list(Actor actor, Query query, Paging paging) {
        return transactions.as(actor).list(Act.SEE_EVENTS, handle -> EventQueries.list(handle, actor, query, paging));
    }

    @Override
    public Ruling<EventView> redeliver(Actor actor, Once once, String eventId) {
        return event(actor, Act.REDELIVER_EVENT, eventId)
                .then(found -> found.matched()
                        ? transactions
                                .as(actor)
                                .write(
                                        Act.REDELIVER_EVENT,
                                        found.account(),
                                        once,
                                        new TypeReference<EventView>() {},
                                        sitting -> redelivered(sitting, eventId))
                        : nobodys(eventId, found.account()));
    }

    private static <T> Ruling<T> nobodys(String eventId, String accountId) {
        String why =
                "event %s names no account that is known here: once account %s is recorded, it is applied by itself";
        return against(why.formatted(eventId, accountId));
    }

    private Ruling<EventView> redelivered(Sitting sitting, String eventId) {
        if (!retrying.retried(sitting, eventId)) {
            return against("event %s is applied, or another came first under its id: there is nothing to deliver again"
                    .formatted(eventId));
        }
        EventView event = EventRows.read(sitting.handle(), eventId);
        String cause = "event/" + eventId;
        Facts facts = sitting.facts();
        sitting.journal(
                Event.of(Event.Kind.EVENT_REDELIVERED, cause, "state", event.state()),
                facts.file().opened() ? facts.file().id() : null);
        if (event.state() != EventView.State.APPLIED) {
            // Whoever writes about an account leaves what is stored as of that instant; a fact has done so already.
            sitting.derive(cause, Happening.FELL_DUE, eventId);
        }
        // The answer is kept under its key, and what a neighbour wrote must not lie in a second place.
        return Ruling.granted(EventQueries.withoutBody(event));
    }

    private static <T> Ruling<T> against(String why) {
        return Ruling.againstTheRules(why, List.of());
    }
}
