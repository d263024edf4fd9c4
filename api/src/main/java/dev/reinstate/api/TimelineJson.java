package dev.reinstate.api;

import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.ports.TimelineItem;
import java.time.Instant;
import java.util.Map;

/**
 * A line of a case's story, as it goes out.
 *
 * @param text the same in plain English
 */
record TimelineJson(
        long seq, Instant at, String actor, Event.Kind kind, String cause, Map<String, String> effect, String text) {

    static TimelineJson of(TimelineItem item) {
        return new TimelineJson(
                item.seq(), item.at(), item.actor(), item.kind(), item.cause(), item.effect(), TimelineText.of(item));
    }
}
