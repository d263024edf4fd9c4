package dev.reinstate.worker.record;

import dev.reinstate.workflows.temporal.CaseQueue;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.List;

/** What the engine holds of a played case. */
record PlayedRuns(WorkflowClient client, String caseId) {

    /** Of the latest run. */
    WorkflowExecutionHistory history() {
        return client.fetchHistory(CaseQueue.workflowId(caseId));
    }

    /** Of the run that went before the latest. */
    WorkflowExecutionHistory historyBefore() {
        return client.fetchHistory(CaseQueue.workflowId(caseId), before());
    }

    boolean continued() {
        return !before().isEmpty();
    }

    boolean hold(int times, EventType type) {
        return begun() && types().stream().filter(each -> each == type).count() >= times;
    }

    boolean rest() {
        List<EventType> types = types();
        return types.lastIndexOf(EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
                > types.lastIndexOf(EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED);
    }

    private List<EventType> types() {
        return history().getEvents().stream().map(HistoryEvent::getEventType).toList();
    }

    private String before() {
        return history()
                .getEvents()
                .get(0)
                .getWorkflowExecutionStartedEventAttributes()
                .getContinuedExecutionRunId();
    }

    /** The engine is told of a new case after the commit, and not on our thread. */
    private boolean begun() {
        try {
            return !history().getEvents().isEmpty();
        } catch (StatusRuntimeException absent) {
            if (absent.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return false;
            }
            throw absent;
        }
    }
}
