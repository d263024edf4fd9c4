package dev.reinstate.workflows.temporal;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the engine every few seconds whether it is there, and which one it is: a namespace that was lost and made again
 * has a new id, and then every open case has to be started again.
 */
public final class EngineWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineWatch.class);

    private static final Duration BETWEEN_TWO_QUESTIONS = Duration.ofSeconds(5);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(2);

    private final WorkflowServiceStubs stubs;
    private final String namespace;
    private final String target;
    private final CountDownLatch first = new CountDownLatch(1);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watch = new Thread(task, "engine-watch");
        watch.setDaemon(true);
        return watch;
    });

    private volatile String incarnation = "";
    private volatile @Nullable String trouble = "was not asked yet";

    private EngineWatch(WorkflowServiceStubsOptions.Builder target, String namespace) {
        this.stubs = WorkflowServiceStubs.newServiceStubs(
                target.setRpcTimeout(ONE_ANSWER).build());
        this.namespace = namespace;
        this.target = stubs.getOptions().getTarget();
    }

    /** Asks at once, and from then on; nobody waits for the answer. */
    public static EngineWatch start(WorkflowServiceStubsOptions.Builder target, String namespace) {
        EngineWatch watch = new EngineWatch(target, namespace);
        Future<?> unused = watch.thread.scheduleWithFixedDelay(
                watch::ask, 0, BETWEEN_TWO_QUESTIONS.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    /** The namespace's id as it was last seen. */
    public String incarnation() {
        return incarnation;
    }

    /** Why it cannot be worked with now; null if it can. */
    public @Nullable String trouble() {
        String now = trouble;
        return now == null ? null : "the engine at " + target + " (namespace " + namespace + ") " + now;
    }

    /** Waits until it has answered once, however long that takes. */
    public void awaitFirstAnswer() throws InterruptedException {
        while (!first.await(BETWEEN_TWO_QUESTIONS.toMillis() * 2, TimeUnit.MILLISECONDS)) {
            LOG.warn("{}; waiting for it", trouble());
        }
    }

    private void ask() {
        try {
            String id = stubs.blockingStub()
                    .withDeadlineAfter(ONE_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(namespace)
                            .build())
                    .getNamespaceInfo()
                    .getId();
            answered(id);
        } catch (StatusRuntimeException away) {
            if (trouble == null) {
                LOG.warn("the engine at {} does not answer: {}", target, away.getStatus());
            }
            trouble = "does not answer (" + away.getStatus().getCode() + ")";
        } catch (RuntimeException failure) {
            trouble = "cannot be asked (" + failure.getMessage() + ")";
        }
    }

    private void answered(String id) {
        if (!incarnation.isEmpty() && !incarnation.equals(id)) {
            LOG.warn("namespace {} is another one now: every open case is started again", namespace);
        }
        incarnation = id;
        trouble = null;
        first.countDown();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        stubs.shutdownNow();
    }
}
