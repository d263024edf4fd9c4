package dev.reinstate.workflows.workflow;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What the engine wrote down of one run. */
record History(List<HistoryEvent> events) {

    private static final Set<EventType> SOMETHING_FOLLOWS = Set.of(
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
            EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
            EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED,
            EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED,
            EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT,
            EventType.EVENT_TYPE_TIMER_FIRED,
            EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
            EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED,
            EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED);

    int size() {
        return events.size();
    }

    long count(EventType type) {
        return events.stream().filter(event -> event.getEventType() == type).count();
    }

    long timersStarted() {
        return count(EventType.EVENT_TYPE_TIMER_STARTED);
    }

    long timersCanceled() {
        return count(EventType.EVENT_TYPE_TIMER_CANCELED);
    }

    long timersFired() {
        return count(EventType.EVENT_TYPE_TIMER_FIRED);
    }

    long normalActivities() {
        return count(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED);
    }

    long signals() {
        return count(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED);
    }

    long workflowTasks() {
        return count(EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED);
    }

    /** What the run was started with. */
    String input() {
        return events.get(0).getWorkflowExecutionStartedEventAttributes().getInput().getPayloadsList().stream()
                .map(payload -> payload.getData().toStringUtf8())
                .collect(Collectors.joining(", "));
    }

    EventType last() {
        return events.get(events.size() - 1).getEventType();
    }

    /** The run is asleep or at its end: no task is under way. */
    boolean quiet() {
        return events.isEmpty() || !SOMETHING_FOLLOWS.contains(last());
    }

    @Override
    public String toString() {
        return events.stream()
                .map(event -> event.getEventId() + " "
                        + event.getEventType().name().replace("EVENT_TYPE_", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }
}
