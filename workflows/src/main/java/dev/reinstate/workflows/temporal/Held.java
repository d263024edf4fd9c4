package dev.reinstate.workflows.temporal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.SearchAttributes;
import io.temporal.api.history.v1.ActivityTaskCompletedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.MarkerRecordedEventAttributes;
import io.temporal.api.history.v1.TimerStartedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionContinuedAsNewEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionSignaledEventAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a history holds, decoded: what its code asked for, what it was answered, and which signals came. */
final class Held {

    /** How the SDK names its record of a local activity. */
    private static final String LOCAL = "LocalActivity";

    /** A signal of the history. */
    record Signal(Ask.Event event, String name, List<JsonNode> input) {}

    private final Json json = new Json();
    private final List<HistoryEvent> events;
    private final Tasks tasks;
    private final List<Ask> asks = new ArrayList<>();
    private final Map<Ask, JsonNode> answers = new HashMap<>();
    private final List<Signal> signals = new ArrayList<>();
    private final Map<Long, Ask> scheduled = new HashMap<>();

    Held(List<HistoryEvent> events) {
        this.events = events;
        this.tasks = Tasks.in(events);
        events.forEach(this::read);
    }

    List<Ask> asks() {
        return asks;
    }

    List<Signal> signals() {
        return signals;
    }

    Tasks tasks() {
        return tasks;
    }

    /** What a step answered; null if it failed or has not answered. */
    @Nullable
    JsonNode answer(Ask ask) {
        return answers.get(ask);
    }

    /** Of the workflow. */
    List<JsonNode> input() {
        return json.of(
                events.get(0).getWorkflowExecutionStartedEventAttributes().getInput());
    }

    Ask.Event first() {
        return named(events.get(0));
    }

    Ask.Event last() {
        return named(events.get(events.size() - 1));
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

    private void read(HistoryEvent event) {
        switch (event.getEventType()) {
            case EVENT_TYPE_MARKER_RECORDED -> marker(event, event.getMarkerRecordedEventAttributes());
            case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED -> step(event, event.getActivityTaskScheduledEventAttributes());
            case EVENT_TYPE_ACTIVITY_TASK_COMPLETED -> answer(event.getActivityTaskCompletedEventAttributes());
            case EVENT_TYPE_TIMER_STARTED -> timer(event, event.getTimerStartedEventAttributes());
            case EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED ->
                signal(event, event.getWorkflowExecutionSignaledEventAttributes());
            case EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW ->
                next(event, event.getWorkflowExecutionContinuedAsNewEventAttributes());
            case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED ->
                end(
                        event,
                        event.getWorkflowExecutionCompletedEventAttributes().getWorkflowTaskCompletedEventId(),
                        Ask.Kind.END);
            case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED ->
                end(
                        event,
                        event.getWorkflowExecutionFailedEventAttributes().getWorkflowTaskCompletedEventId(),
                        Ask.Kind.FAILURE);
            default -> {
                // What else there is, is either the engine's, or a command that replay itself compares.
            }
        }
    }

    private void end(HistoryEvent event, long completed, Ask.Kind kind) {
        Ask unused = ask(event, completed, kind, "", List.of(), Map.of());
    }

    private void marker(HistoryEvent event, MarkerRecordedEventAttributes marker) {
        if (marker.getMarkerName().equals(LOCAL)) {
            String type = detail(marker, "type").stream()
                    .findFirst()
                    .map(JsonNode::asText)
                    .orElse("");
            Ask ask = ask(
                    event,
                    marker.getWorkflowTaskCompletedEventId(),
                    Ask.Kind.LOCAL_STEP,
                    type,
                    detail(marker, "input"),
                    Map.of());
            detail(marker, "result").stream().findFirst().ifPresent(result -> answers.put(ask, result));
        }
    }

    private List<JsonNode> detail(MarkerRecordedEventAttributes marker, String name) {
        return json.of(marker.getDetailsOrDefault(name, Payloads.getDefaultInstance()));
    }

    private void step(HistoryEvent event, ActivityTaskScheduledEventAttributes step) {
        Ask ask = ask(
                event,
                step.getWorkflowTaskCompletedEventId(),
                Ask.Kind.STEP,
                step.getActivityType().getName(),
                json.of(step.getInput()),
                StepOptions.held(step));
        scheduled.put(event.getEventId(), ask);
    }

    private void answer(ActivityTaskCompletedEventAttributes completed) {
        Ask ask = scheduled.get(completed.getScheduledEventId());
        if (ask != null && completed.getResult().getPayloadsCount() > 0) {
            answers.put(ask, json.of(completed.getResult().getPayloads(0)));
        }
    }

    private void timer(HistoryEvent event, TimerStartedEventAttributes timer) {
        com.google.protobuf.Duration wait = timer.getStartToFireTimeout();
        long millis = Duration.ofSeconds(wait.getSeconds(), wait.getNanos()).toMillis();
        ask(
                event,
                timer.getWorkflowTaskCompletedEventId(),
                Ask.Kind.TIMER,
                "",
                List.of(LongNode.valueOf(millis)),
                Map.of());
    }

    private void signal(HistoryEvent event, WorkflowExecutionSignaledEventAttributes signal) {
        signals.add(new Signal(named(event), signal.getSignalName(), json.of(signal.getInput())));
    }

    private void next(HistoryEvent event, WorkflowExecutionContinuedAsNewEventAttributes next) {
        ask(
                event,
                next.getWorkflowTaskCompletedEventId(),
                Ask.Kind.CONTINUE_AS_NEW,
                next.getWorkflowType().getName(),
                json.of(next.getInput()),
                attributes(next.getSearchAttributes()));
    }

    private Map<String, String> attributes(SearchAttributes attributes) {
        Map<String, String> said = new TreeMap<>();
        attributes
                .getIndexedFieldsMap()
                .forEach((name, value) -> said.put(name, json.of(value).toString()));
        return said;
    }

    private Ask ask(
            HistoryEvent event,
            long completed,
            Ask.Kind kind,
            String name,
            List<JsonNode> values,
            Map<String, String> options) {
        Ask ask = new Ask(kind, name, values, options, tasks.startOf(completed), named(event));
        asks.add(ask);
        return ask;
    }

    private static Ask.Event named(HistoryEvent event) {
        return new Ask.Event(event.getEventId(), event.getEventType().name().substring("EVENT_TYPE_".length()));
    }
}
