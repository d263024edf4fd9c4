package dev.reinstate.workflows.temporal;

import io.temporal.api.history.v1.HistoryEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The workflow tasks of a history that were completed. What others did is lost, and their commands with it. */
final class Tasks {

    /** By their completion, their start. */
    private final Map<Long, Long> starts = new HashMap<>();

    /** By its start, the start of the task that a task goes on with. */
    private final Map<Long, Long> prolonged = new HashMap<>();

    private long last;
    private boolean justCompleted;
    private boolean goesOn;

    private Tasks() {}

    static Tasks in(List<HistoryEvent> events) {
        Tasks tasks = new Tasks();
        events.forEach(tasks::read);
        return tasks;
    }

    private void read(HistoryEvent event) {
        switch (event.getEventType()) {
            case EVENT_TYPE_WORKFLOW_TASK_COMPLETED ->
                completed(
                        event.getEventId(),
                        event.getWorkflowTaskCompletedEventAttributes().getStartedEventId());
            // A task that runs longer than the server waits is completed and at once scheduled anew, by itself.
            case EVENT_TYPE_WORKFLOW_TASK_SCHEDULED -> goesOn |= justCompleted;
            case EVENT_TYPE_MARKER_RECORDED, EVENT_TYPE_WORKFLOW_TASK_STARTED -> {
                // Part of it.
            }
            default -> justCompleted = false;
        }
    }

    private void completed(long event, long start) {
        if (goesOn) {
            prolonged.put(start, last);
        }
        starts.put(event, start);
        last = start;
        goesOn = false;
        justCompleted = true;
    }

    /** The start of the task that ended with this event. */
    long startOf(long completed) {
        return starts.getOrDefault(completed, completed);
    }

    /** Whether two tasks are one, which was prolonged by a local step that took its time. */
    boolean same(long one, long other) {
        return first(one) == first(other);
    }

    private long first(long start) {
        long before = prolonged.getOrDefault(start, start);
        return before == start ? start : first(before);
    }

    /** The start of the last one. */
    long last() {
        return last;
    }

    /** The last one was prolonged, and what it still runs has left nothing in the history yet. */
    boolean lastGoesOn() {
        return goesOn;
    }
}
