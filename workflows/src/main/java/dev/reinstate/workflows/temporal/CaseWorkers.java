package dev.reinstate.workflows.temporal;

import dev.reinstate.workflows.contract.CaseSteps;
import dev.reinstate.workflows.workflow.SuspensionCaseWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Polls for cases and runs their steps. */
public final class CaseWorkers implements AutoCloseable {

    /** A step in flight may finish; a local step takes three seconds at most. */
    private static final Duration DRAIN = Duration.ofSeconds(4);

    /** A case's code never blocks; but on a busy machine the first task, which loads the classes, takes over a second. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(5);

    private final Connection engine;
    private final CaseSteps steps;
    private final boolean embedded;
    private final @Nullable Release release;
    private @Nullable WorkerFactory factory;

    /**
     * Connects; nothing is polled before {@link #start}.
     *
     * @param embedded the engine runs inside this process and forgets its sticky queues with us
     */
    public CaseWorkers(
            WorkflowServiceStubsOptions.Builder target, String namespace, CaseSteps steps, boolean embedded) {
        this(target, namespace, steps, embedded, null);
    }

    /**
     * Connects; nothing is polled before {@link #start}.
     *
     * @param embedded the engine runs inside this process and forgets its sticky queues with us
     * @param release null without worker versioning
     */
    public CaseWorkers(
            WorkflowServiceStubsOptions.Builder target,
            String namespace,
            CaseSteps steps,
            boolean embedded,
            @Nullable Release release) {
        this.engine = Connection.to(target, namespace);
        this.steps = steps;
        this.embedded = embedded;
        this.release = release;
    }

    /** Starts to poll; called again after the engine was replaced, because an old factory backs off up to a minute. */
    public synchronized void start() {
        stop();
        WorkerOptions.Builder polling =
                WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(STUCK_AFTER.toMillis());
        if (embedded) {
            // The in-JVM engine hands tasks to the sticky queue of a worker that is gone, and waits for ever.
            polling.setStickyQueueScheduleToStartTimeout(Duration.ZERO);
        }
        if (release != null) {
            polling.setDeploymentOptions(release.options());
        }
        factory = WorkerFactory.newInstance(engine.client());
        Worker worker = factory.newWorker(CaseQueue.NAME, polling.build());
        worker.registerWorkflowImplementationTypes(SuspensionCaseWorkflow.class);
        worker.registerActivitiesImplementations(steps);
        factory.start();
    }

    /** The client, for tools that read histories. */
    public WorkflowClient client() {
        return engine.client();
    }

    @Override
    public synchronized void close() {
        stop();
        engine.close();
    }

    private void stop() {
        if (factory != null) {
            factory.shutdown();
            factory.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
            factory.shutdownNow();
            factory = null;
        }
    }
}
