package dev.reinstate.workflows.temporal;

import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.Optional;

/** Fetches the history of a case's latest run, by the case's id. */
public final class HistoriesOverTemporal implements AutoCloseable {

    private final Connection engine;

    public HistoriesOverTemporal(WorkflowServiceStubsOptions.Builder target, String namespace) {
        engine = Connection.forATool(target, namespace);
    }

    /**
     * Empty if the engine knows no run of the case.
     *
     * @throws io.grpc.StatusRuntimeException if the engine does not answer
     */
    public Optional<WorkflowExecutionHistory> of(String caseId) {
        return Connection.ifKnown(() -> engine.client().fetchHistory(CaseQueue.workflowId(caseId)));
    }

    @Override
    public void close() {
        engine.close();
    }
}
