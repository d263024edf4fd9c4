package dev.reinstate.workflows.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.Optional;

/** Fetches the history of a case's latest run, by the case's id. */
public final class HistoriesOverTemporal implements AutoCloseable {

    /** A long history comes in several answers; someone waits at a terminal. */
    private static final Duration ONE_CALL = Duration.ofSeconds(5);

    private static final int TRIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;

    public HistoriesOverTemporal(WorkflowServiceStubsOptions.Builder target, String namespace) {
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

    /**
     * Empty if the engine knows no run of the case.
     *
     * @throws StatusRuntimeException if the engine does not answer
     */
    public Optional<WorkflowExecutionHistory> of(String caseId) {
        try {
            return Optional.of(client.fetchHistory(CaseQueue.workflowId(caseId)));
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    @Override
    public void close() {
        stubs.shutdownNow();
    }
}
