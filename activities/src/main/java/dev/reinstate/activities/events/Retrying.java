package dev.reinstate.activities.events;

import dev.reinstate.activities.register.Sitting;
import dev.reinstate.workflows.ports.EventReading;
import dev.reinstate.workflows.ports.EventReading.Told;
import dev.reinstate.workflows.ports.EventReading.Unreadable;
import dev.reinstate.workflows.ports.EventView;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tries an event again that was kept and not applied, as today's version reads it. */
final class Retrying {

    private final EventReading reading;

    Retrying(EventReading reading) {
        this.reading = reading;
    }

    /** On the account that it names; false if it is not one that can be tried. */
    boolean retried(Sitting sitting, String eventId) {
        Optional<EventView> open = open(sitting.handle(), eventId);
        open.ifPresent(event -> {
            Told told = told(event);
            EventRows.settle(sitting.handle(), eventId, told, Applying.to(sitting, told, eventId), sitting.now());
        });
        return open.isPresent();
    }

    /** One that came first under its id, and is neither applied nor found needless. */
    static Optional<EventView> open(Handle handle, String eventId) {
        return handle.createQuery("""
                        select * from events where id = :id and first and state in ('WAITING', 'PARKED') for update""")
                .bind("id", eventId)
                .map((row, context) -> EventRows.view(row))
                .findOne();
    }

    Told told(EventView event) {
        EventReading.Reading read = reading.read(event.source(), String.valueOf(event.body()));
        return read instanceof Told told
                ? told
                : new Told(event.type(), event.accountId(), new EventReading.Nonsense(((Unreadable) read).detail()));
    }
}
