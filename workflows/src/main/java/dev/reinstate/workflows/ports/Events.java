package dev.reinstate.workflows.ports;

import org.jspecify.annotations.Nullable;

/** What the neighbouring systems send. An event is kept once for ever by its source and id; its fact is recorded with it. */
public interface Events {

    /** Takes an event whose signature held. The answer to a repeat is the present state. */
    Ruling<Received> receive(Incoming event);

    Ruling<EventView> show(Actor actor, String eventId);

    /** Newest first. */
    Ruling<Page<EventView>> list(Actor actor, Query query, Paging paging);

    /** Tries to apply one that is parked or waits, after somebody mended the cause. */
    Ruling<EventView> redeliver(Actor actor, Once once, String eventId);

    /**
     * An event that came in.
     *
     * @param verifiedBy the fingerprint of the secret that it was signed with
     */
    record Incoming(EventSource source, String webhookId, String body, String verifiedBy) {}

    /** An event that is kept, and whether it was before. */
    record Received(EventView event, boolean deduplicated) {}

    /** Which events to list; what is null does not narrow. */
    record Query(
            @Nullable EventSource source,
            EventView.@Nullable State state,
            @Nullable String account) {}
}
