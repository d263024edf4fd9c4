package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Event;
import java.time.Instant;
import java.util.Map;

/**
 * One line of a case's story.
 *
 * @param cause the id of what led to it
 * @param effect what it led to, as codes
 */
public record TimelineItem(
        long seq, Instant at, String actor, Event.Kind kind, String cause, Map<String, String> effect) {}
