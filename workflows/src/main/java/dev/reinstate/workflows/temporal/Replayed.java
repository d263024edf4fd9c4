package dev.reinstate.workflows.temporal;

import org.jspecify.annotations.Nullable;

/**
 * How a replay went.
 *
 * @param asked what the code asked for, a line each
 * @param difference the first event at which it parts from the history, and how; null if it does not
 */
public record Replayed(
        String workflowId,
        int events,
        String asked,
        @Nullable String difference) {

    public boolean fits() {
        return difference == null;
    }
}
