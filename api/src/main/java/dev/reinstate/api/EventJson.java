package dev.reinstate.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reinstate.workflows.ports.EventView;
import dev.reinstate.workflows.ports.Events;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events as they go out. */
final class EventJson {

    /** To the sender. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Taken(
            String eventId, EventView.State state, @Nullable String why, boolean deduplicated) {}

    /**
     * To staff.
     *
     * @param verified always: what is not verified is not kept
     * @param body the text as it came
     */
    record Shown(
            String eventId,
            String source,
            String webhookId,
            String type,
            @Nullable String accountId,
            EventView.State state,
            @Nullable String why,
            boolean verified,
            String verifiedBy,
            Instant receivedAt,
            @Nullable Instant appliedAt,
            int repeats,
            @Nullable String body) {}

    private EventJson() {}

    static Taken answer(Events.Received received) {
        EventView event = received.event();
        return new Taken(event.id(), event.state(), event.why(), received.deduplicated());
    }

    static Shown of(EventView event) {
        return new Shown(
                event.id(),
                event.source().word(),
                event.webhookId(),
                event.type(),
                event.accountId(),
                event.state(),
                event.why(),
                true,
                event.verifiedBy(),
                event.receivedAt(),
                event.appliedAt(),
                event.repeats(),
                event.body());
    }
}
