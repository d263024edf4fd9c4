package dev.reinstate.api;

import dev.reinstate.workflows.ports.EventSource;
import dev.reinstate.workflows.ports.EventView;
import dev.reinstate.workflows.ports.Events;
import dev.reinstate.workflows.ports.Events.Incoming;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.webhooks.SignedWebhook;
import dev.reinstate.workflows.webhooks.WebhookSecret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The door for the neighbours' events, and what staff see of them. */
final class EventRoutes {

    static final String DOOR = "/v1/events/{id}";

    private static final Shape<EventSource> SOURCE =
            new Shape<>("one of billing, profile, vetting, provider, trust", EventSource::of, EventSource.BILLING);

    private static final Shape<EventView.State> STATE = Shapes.oneOf(EventView.State.class);

    private final Events events;
    private final Senders senders;

    EventRoutes(Events events, Senders senders) {
        this.events = events;
        this.senders = senders;
    }

    /** Nothing of the body is read, and nothing written, before its signature holds. */
    Answer take(Request request) {
        EventSource source = EventSource.of(request.step("id"))
                .orElseThrow(() -> Problem.NOT_FOUND.because("Events come from %s.".formatted(SOURCE.words())));
        SignedWebhook webhook = webhook(request);
        WebhookSecret secret = senders.verify(source, webhook);
        Incoming event = new Incoming(source, webhook.id(), Request.text(webhook.body()), secret.fingerprint());
        return Answer.to(
                events.receive(event),
                received -> Answer.of(received.deduplicated() ? 200 : 201, EventJson.answer(received)));
    }

    private static SignedWebhook webhook(Request request) {
        return new SignedWebhook(
                only(request, SignedWebhook.ID),
                only(request, SignedWebhook.TIMESTAMP),
                only(request, SignedWebhook.SIGNATURE),
                request.raw());
    }

    /** Of two values each might be read by somebody else on the way. */
    private static String only(Request request, String header) {
        List<String> values = request.headers(header);
        if (values.size() != 1) {
            throw Senders.unverified("The header %s must come once".formatted(header));
        }
        return values.get(0);
    }

    Answer show(Request request) {
        return Answer.to(events.show(request.actor(), request.id("id")), event -> Answer.ok(EventJson.of(event)));
    }

    Answer list(Request request) {
        Query query = request.query();
        @Nullable EventSource source = query.value("source", SOURCE);
        Events.Query which = new Events.Query(source, query.value("state", STATE), query.value("account", Shapes.ID));
        return Answer.to(
                query.page(paging -> events.list(request.actor(), which, paging)),
                page -> Answer.ok(ListJson.of(page, EventJson::of)));
    }

    Answer redeliver(Request request) {
        String eventId = request.id("eventId");
        Once once = request.once();
        request.noBody();
        return Answer.to(events.redeliver(request.actor(), once, eventId), event -> Answer.ok(EventJson.of(event)));
    }
}
