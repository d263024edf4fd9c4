package dev.reinstate.worker;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.util.List;

/** What a case has cost the engine, counted from its history. */
record History(List<HistoryEvent> events) {

    static History of(WorkflowClient client, String caseId) {
        return new History(client.fetchHistory("case/" + caseId).getEvents());
    }

    boolean completed() {
        return count(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED) > 0;
    }

    /** No workflow task is scheduled or runs. */
    boolean asleep() {
        return count(EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED) == workflowTasks();
    }

    int size() {
        return events.size();
    }

    int workflowTasks() {
        return count(EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED);
    }

    List<String> signals() {
        return events.stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
                .map(event ->
                        event.getWorkflowExecutionSignaledEventAttributes().getSignalName())
                .toList();
    }

    /**
     * As Temporal Cloud counts them: the start, each signal, each timer, each attempt of an activity, and once for each
     * workflow task that ran local activities.
     */
    int billableActions() {
        return count(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED)
                + signals().size()
                + count(EventType.EVENT_TYPE_TIMER_STARTED)
                + attempts()
                + tasksWithLocalSteps();
    }

    private int attempts() {
        int scheduled = count(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED);
        int retries = events.stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED)
                .mapToInt(event -> event.getActivityTaskStartedEventAttributes().getAttempt() - 1)
                .sum();
        return scheduled + retries;
    }

    private int tasksWithLocalSteps() {
        return (int) events.stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_MARKER_RECORDED)
                .map(HistoryEvent::getMarkerRecordedEventAttributes)
                .filter(marker -> marker.getMarkerName().equals("LocalActivity"))
                .map(marker -> marker.getWorkflowTaskCompletedEventId())
                .distinct()
                .count();
    }

    private int count(EventType type) {
        return (int)
                events.stream().filter(event -> event.getEventType() == type).count();
    }

    @Override
    public String toString() {
        return "%d events, %d workflow tasks, %d billable actions, signals %s"
                .formatted(size(), workflowTasks(), billableActions(), signals());
    }
}
