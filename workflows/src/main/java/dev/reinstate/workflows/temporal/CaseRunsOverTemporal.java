package dev.reinstate.workflows.temporal;

import com.google.protobuf.Timestamp;
import dev.reinstate.workflows.ports.CaseRuns;
import dev.reinstate.workflows.ports.Reconciliation.Named;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.TerminateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.TerminateWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Asks the engine for one case's runs by the workflow id; what visibility lists may be late, and after a restore is. */
public final class CaseRunsOverTemporal implements CaseRuns, AutoCloseable {

    private static final String STATUS_PREFIX = "WORKFLOW_EXECUTION_STATUS_";

    private final Connection engine;
    private final String namespace;

    public CaseRunsOverTemporal(WorkflowServiceStubsOptions.Builder target, String namespace) {
        this.engine = Connection.forATool(target, namespace);
        this.namespace = namespace;
    }

    @Override
    public Run of(String caseId) {
        return Connection.ifKnown(() -> calling()
                        .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                                .setNamespace(namespace)
                                .setExecution(execution(caseId, ""))
                                .build()))
                .map(DescribeWorkflowExecutionResponse::getWorkflowExecutionInfo)
                .map(CaseRunsOverTemporal::run)
                .orElseGet(Run::none);
    }

    private static Run run(WorkflowExecutionInfo info) {
        Timestamp began = info.getStartTime();
        return new Run(
                info.getStatus().name().replace(STATUS_PREFIX, ""),
                info.getExecution().getRunId(),
                Instant.ofEpochSecond(began.getSeconds(), began.getNanos()).toEpochMilli());
    }

    /** Harmless if it has ended meanwhile. */
    @Override
    public void terminate(String caseId, String runId, String reason) {
        Optional<TerminateWorkflowExecutionResponse> unused = Connection.ifKnown(() -> calling()
                .terminateWorkflowExecution(TerminateWorkflowExecutionRequest.newBuilder()
                        .setNamespace(namespace)
                        .setWorkflowExecution(execution(caseId, runId))
                        .setReason(reason)
                        .setIdentity("reinstate reconcile")
                        .build()));
    }

    @Override
    public Set<Named> named(String caseId, String runId) {
        return Connection.ifKnown(() -> engine.client().fetchHistory(CaseQueue.workflowId(caseId), runId))
                .map(history -> NamedInHistory.of(history.getEvents()))
                .orElseGet(Set::of);
    }

    private WorkflowServiceGrpc.WorkflowServiceBlockingStub calling() {
        return engine.stubs().blockingStub();
    }

    private static WorkflowExecution execution(String caseId, String runId) {
        return WorkflowExecution.newBuilder()
                .setWorkflowId(CaseQueue.workflowId(caseId))
                .setRunId(runId)
                .build();
    }

    @Override
    public void close() {
        engine.close();
    }
}
