package dev.reinstate.workflows.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A connection of one's own to a namespace, and a client on it: all of ours write and read messages in the same way. */
record Connection(WorkflowServiceStubs stubs, WorkflowClient client) implements AutoCloseable {

    /** A server that was just restored is slow at first, and a long history comes in several answers. */
    private static final Duration ONE_CALL_OF_A_TOOL = Duration.ofSeconds(5);

    private static final RpcRetryOptions TRIES_OF_A_TOOL = RpcRetryOptions.newBuilder()
            .setInitialInterval(Duration.ofMillis(200))
            .setMaximumAttempts(3)
            .setExpiration(Duration.ofSeconds(15))
            .build();

    /** With the client's own, patient limits: for workers. */
    static Connection to(WorkflowServiceStubsOptions.Builder target, String namespace) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(target.build());
        WorkflowClient client = WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(namespace)
                        .setDataConverter(Messages.converter())
                        .build());
        return new Connection(stubs, client);
    }

    static Connection limited(
            WorkflowServiceStubsOptions.Builder target, String namespace, Duration oneCall, RpcRetryOptions tries) {
        return to(target.setRpcTimeout(oneCall).setSystemInfoTimeout(oneCall).setRpcRetryOptions(tries), namespace);
    }

    /** Somebody waits at a terminal. */
    static Connection forATool(WorkflowServiceStubsOptions.Builder target, String namespace) {
        return limited(target, namespace, ONE_CALL_OF_A_TOOL, TRIES_OF_A_TOOL);
    }

    /**
     * What the engine answers; empty if it does not know the run that it was asked for.
     *
     * @throws StatusRuntimeException for anything else that is not an answer
     */
    static <T> Optional<T> ifKnown(Supplier<T> asked) {
        try {
            return Optional.of(asked.get());
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
