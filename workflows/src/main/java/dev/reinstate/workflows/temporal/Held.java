package dev.reinstate.workflows.temporal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.MarkerRecordedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionContinuedAsNewEventAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a history holds, decoded: what its code asked for, what it was answered, and which signals came. */
final class Held {

    /** How the SDK names its record of a local activity. */
    private static final String LOCAL = "LocalActivity";

    /** A signal of the history. */
    record Signal(Ask.Event event, String name, List<JsonNode> input) {}

    private final Json json = new Json();
    private final List<Ask> asks = new ArrayList<>();
    private final Map<Ask, JsonNode> answers = new HashMap<>();
    private final List<Signal> signals = new ArrayList<>();
    private final Map<Long, Ask> scheduled = new HashMap<>();
    private List<JsonNode> input = List.of();
    private Ask.Event started = new Ask.Event(1, "WORKFLOW_EXECUTION_STARTED");
    private final List<HistoryEvent> events;
    private long lastTask;

    Held(List<HistoryEvent> events) {
        this.events = events;
        events.forEach(this::read);
    }

    Ask.Event last() {
        return named(events.get(events.size() - 1));
    }

    /**
     * The last completed task was prolonged by a local step that still ran: the next was scheduled by that task itself,
     * and not by something that happened.
     */
    boolean heartbeat() {
        boolean justCompleted = false;
        for (HistoryEvent event : events) {
            switch (event.getEventType()) {
                case EVENT_TYPE_WORKFLOW_TASK_COMPLETED ->
                    justCompleted =
                            event.getWorkflowTaskCompletedEventAttributes().getStartedEventId() == lastTask;
                case EVENT_TYPE_WORKFLOW_TASK_SCHEDULED -> {
                    if (justCompleted) {
                        return true;
                    }
                }
                case EVENT_TYPE_MARKER_RECORDED -> {
                    // What the task did before it was prolonged.
                }
                default -> justCompleted = false;
            }
        }
        return false;
    }

    /** The ids by which the run went; a reset gives it another. */
    List<String> runs() {
        List<String> ids = new ArrayList<>();
        for (HistoryEvent event : events) {
            ids.add(event.getWorkflowExecutionStartedEventAttributes().getOriginalExecutionRunId());
            ids.add(event.getWorkflowTaskFailedEventAttributes().getNewRunId());
            ids.add(event.getWorkflowTaskFailedEventAttributes().getBaseRunId());
        }
        return ids.stream().filter(id -> !id.isEmpty()).distinct().toList();
    }

    List<Ask> asks() {
        return asks;
    }

    List<Signal> signals() {
        return signals;
    }

    List<JsonNode> input() {
        return input;
    }

    Ask.Event started() {
        return started;
    }

    /** What a step answered; null if it failed or has not answered. */
    @Nullable
    JsonNode answer(Ask ask) {
        return answers.get(ask);
    }

    /** The event with which the last workflow task began that was completed. */
    long lastTask() {
        return lastTask;
    }

    private void read(HistoryEvent event) {
        switch (event.getEventType()) {
            case EVENT_TYPE_WORKFLOW_EXECUTION_STARTED -> {
                started = named(event);
                input = json.of(
                        event.getWorkflowExecutionStartedEventAttributes().getInput());
            }
            case EVENT_TYPE_WORKFLOW_TASK_COMPLETED ->
                lastTask = event.getWorkflowTaskCompletedEventAttributes().getStartedEventId();
            case EVENT_TYPE_MARKER_RECORDED -> marker(event, event.getMarkerRecordedEventAttributes());
            case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED -> step(event, event.getActivityTaskScheduledEventAttributes());
            case EVENT_TYPE_ACTIVITY_TASK_COMPLETED -> {
                Ask asked = scheduled.get(
                        event.getActivityTaskCompletedEventAttributes().getScheduledEventId());
                answered(asked, event.getActivityTaskCompletedEventAttributes().getResult());
            }
            case EVENT_TYPE_TIMER_STARTED -> timer(event);
            case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED ->
                signals.add(new Signal(
                        named(event),
                        event.getWorkflowExecutionSignaledEventAttributes().getSignalName(),
                        json.of(event.getWorkflowExecutionSignaledEventAttributes()
                                .getInput())));
            case EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW ->
                next(event, event.getWorkflowExecutionContinuedAsNewEventAttributes());
            case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED -> ended(event, Ask.Kind.END);
            case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED -> ended(event, Ask.Kind.FAILURE);
            default -> {
                // What else there is, is either the engine's, or a command that replay itself compares.
            }
        }
    }

    private void marker(HistoryEvent event, MarkerRecordedEventAttributes marker) {
        if (marker.getMarkerName().equals(LOCAL)) {
            Map<String, Payloads> details = marker.getDetailsMap();
            Payloads none = Payloads.getDefaultInstance();
            String type = json.of(details.getOrDefault("type", none)).stream()
                    .findFirst()
                    .map(JsonNode::asText)
                    .orElse("");
            Ask ask = new Ask(
                    Ask.Kind.LOCAL_STEP, type, json.of(details.getOrDefault("input", none)), Map.of(), named(event));
            asks.add(ask);
            answered(ask, details.get("result"));
        }
    }

    private void step(HistoryEvent event, ActivityTaskScheduledEventAttributes step) {
        Ask ask = new Ask(
                Ask.Kind.STEP,
                step.getActivityType().getName(),
                json.of(step.getInput()),
                StepOptions.held(step),
                named(event));
        scheduled.put(event.getEventId(), ask);
        asks.add(ask);
    }

    private void timer(HistoryEvent event) {
        com.google.protobuf.Duration wait =
                event.getTimerStartedEventAttributes().getStartToFireTimeout();
        long millis = Duration.ofSeconds(wait.getSeconds(), wait.getNanos()).toMillis();
        asks.add(new Ask(Ask.Kind.TIMER, "", List.of(LongNode.valueOf(millis)), Map.of(), named(event)));
    }

    private void next(HistoryEvent event, WorkflowExecutionContinuedAsNewEventAttributes next) {
        asks.add(new Ask(
                Ask.Kind.CONTINUE_AS_NEW,
                next.getWorkflowType().getName(),
                json.of(next.getInput()),
                Map.of(),
                named(event)));
    }

    private void ended(HistoryEvent event, Ask.Kind kind) {
        asks.add(new Ask(kind, "", List.of(), Map.of(), named(event)));
    }

    private void answered(@Nullable Ask ask, @Nullable Payloads result) {
        if (ask != null && result != null && result.getPayloadsCount() > 0) {
            answers.put(ask, json.of(result.getPayloads(0)));
        }
    }

    static Ask.Event named(HistoryEvent event) {
        return new Ask.Event(event.getEventId(), event.getEventType().name().substring("EVENT_TYPE_".length()));
    }
}
