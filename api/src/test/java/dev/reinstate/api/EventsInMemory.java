package dev.reinstate.api;

import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.EventView;
import dev.reinstate.workflows.ports.Events;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Ruling;
import java.util.List;

/** One event, whoever asks. */
record EventsInMemory(Cabinet cabinet, Scribe scribe) implements Events {

    @Override
    public Ruling<Received> receive(Incoming event) {
        return asked(event.source().actor(), "sends " + event, new Received(Papers.EVENT, false));
    }

    @Override
    public Ruling<EventView> show(Actor actor, String eventId) {
        return asked(actor, "looks at " + eventId, Papers.EVENT);
    }

    @Override
    public Ruling<Page<EventView>> list(Actor actor, Query query, Paging paging) {
        return asked(actor, "lists " + query + " " + paging, new Page<>(List.of(Papers.EVENT), null));
    }

    @Override
    public Ruling<EventView> redeliver(Actor actor, Once once, String eventId) {
        return asked(actor, once, "delivers again " + eventId, Papers.EVENT);
    }

    private <T> Ruling<T> asked(Actor actor, String what, T usual) {
        return scribe.asked(actor, what, () -> Ruling.granted(usual));
    }

    private <T> Ruling<T> asked(Actor actor, Once once, String what, T usual) {
        return scribe.asked(actor, once, what, () -> Ruling.granted(usual));
    }
}
