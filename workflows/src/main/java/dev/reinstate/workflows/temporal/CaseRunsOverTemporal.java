package dev.reinstate.workflows.temporal;

import com.google.protobuf.Timestamp;
import dev.reinstate.workflows.ports.CaseRuns;
import dev.reinstate.workflows.ports.Reconciliation.Named;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.TerminateWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Asks the engine for one case's runs by the workflow id; what visibility lists may be late, and after a restore is. */
public final class CaseRunsOverTemporal implements CaseRuns, AutoCloseable {

    /** Someone waits at a terminal, and a server that was just restored is slow at first. */
    private static final Duration ONE_CALL = Duration.ofSeconds(5);

    private static final int TRIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String STATUS_PREFIX = "WORKFLOW_EXECUTION_STATUS_";

    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;
    private final String namespace;

    public CaseRunsOverTemporal(WorkflowServiceStubsOptions.Builder target, String namespace) {
        this.namespace = namespace;
        stubs = WorkflowServiceStubs.newServiceStubs(target.setRpcTimeout(ONE_CALL)
                .setSystemInfoTimeout(ONE_CALL)
                .setRpcRetryOptions(RpcRetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofMillis(200))
                        .setMaximumAttempts(TRIES)
                        .setExpiration(PATIENCE)
                        .build())
                .build());
        client = WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(namespace)
                        .setDataConverter(Messages.converter())
                        .build());
    }

    @Override
    public Run of(String caseId) {
        try {
            return run(stubs.blockingStub()
                    .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                            .setNamespace(namespace)
                            .setExecution(execution(caseId, ""))
                            .build())
                    .getWorkflowExecutionInfo());
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return Run.none();
            }
            throw refused;
        }
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
        try {
            stubs.blockingStub()
                    .terminateWorkflowExecution(TerminateWorkflowExecutionRequest.newBuilder()
                            .setNamespace(namespace)
                            .setWorkflowExecution(execution(caseId, runId))
                            .setReason(reason)
                            .setIdentity("reinstate reconcile")
                            .build());
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() != Status.Code.NOT_FOUND) {
                throw refused;
            }
        }
    }

    @Override
    public Set<Named> named(String caseId, String runId) {
        try {
            return NamedInHistory.of(
                    client.fetchHistory(CaseQueue.workflowId(caseId), runId).getEvents());
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return Set.of();
            }
            throw refused;
        }
    }

    private static WorkflowExecution execution(String caseId, String runId) {
        return WorkflowExecution.newBuilder()
                .setWorkflowId(CaseQueue.workflowId(caseId))
                .setRunId(runId)
                .build();
    }

    @Override
    public void close() {
        stubs.shutdownNow();
    }
}
