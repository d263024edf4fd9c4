package dev.reinstate.workflows.temporal;

import dev.reinstate.workflows.workflow.SuspensionCaseWorkflow;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;

/**
 * Replays a recorded history with the workflow code at hand.
 *
 * <p>Replay itself notices commands that were added, removed or reordered. It does not notice another timer, another
 * input, or one local step put in the place of another; what the code asked for is therefore returned in words, to be
 * compared with what it asked for when the history was recorded.
 */
public final class Replay {

    /** Nothing waits for a replay; its first task loads the classes, which takes seconds on a busy machine. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(30);

    private Replay() {}

    /**
     * What the code asks for when it goes through this history, a line each.
     *
     * @throws io.temporal.worker.NonDeterministicException (wrapped) if its commands do not fit the history
     */
    public static String of(WorkflowExecutionHistory history) throws Exception {
        Asked asked = new Asked();
        TestEnvironmentOptions options = TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Messages.converter())
                        .build())
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(asked)
                        .build())
                .build();
        try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(options)) {
            Worker worker = environment.newWorker(
                    CaseQueue.NAME,
                    WorkerOptions.newBuilder()
                            .setDefaultDeadlockDetectionTimeout(STUCK_AFTER.toMillis())
                            .build());
            worker.registerWorkflowImplementationTypes(SuspensionCaseWorkflow.class);
            WorkflowReplayer.replayWorkflowExecution(history, worker);
        }
        return asked.text();
    }
}
