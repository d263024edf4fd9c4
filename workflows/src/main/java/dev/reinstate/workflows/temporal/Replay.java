package dev.reinstate.workflows.temporal;

import dev.reinstate.workflows.workflow.SuspensionCaseWorkflow;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gate: replays histories with the workflow code at hand, one after the other.
 *
 * <p>Temporal's own replay notices commands that were added, removed or reordered. It does not notice another timer,
 * another input, another retry, or one local step put in the place of another. So what the code asks for is written down
 * and held against what the history itself holds. The history is the expectation; nothing else has to be kept.
 */
public final class Replay implements AutoCloseable {

    /** Nothing waits for a replay; its first task loads the classes, which takes seconds on a busy machine. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(30);

    private final Asked asked = new Asked();
    private final TestWorkflowEnvironment environment;
    private final Worker worker;
    private final Reading reading;

    public Replay(Reading reading) {
        this.reading = reading;
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Messages.converter())
                        .build())
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(asked)
                        .build())
                .build());
        worker = environment.newWorker(
                CaseQueue.NAME,
                WorkerOptions.newBuilder()
                        .setDefaultDeadlockDetectionTimeout(STUCK_AFTER.toMillis())
                        .build());
        worker.registerWorkflowImplementationTypes(SuspensionCaseWorkflow.class);
    }

    /** One replay. Not for two threads at once. */
    public synchronized Replayed of(WorkflowExecutionHistory history) {
        asked.begin();
        Held held = new Held(history.getEvents());
        Exception refused = replay(history);
        Optional<Difference> first = new Comparison(held, asked, reading, new Comparison.Runs(held.runs())).first();
        return new Replayed(
                history.getWorkflowExecution().getWorkflowId(),
                history.getEvents().size(),
                asked.text(),
                words(first, refused));
    }

    /** What Temporal itself says against it. */
    private @Nullable Exception replay(WorkflowExecutionHistory history) {
        try {
            worker.replayWorkflowExecution(history);
            return null;
        } catch (Exception refused) {
            return refused;
        }
    }

    private static @Nullable String words(Optional<Difference> first, @Nullable Exception refused) {
        if (refused == null) {
            return first.map(Difference::words).orElse(null);
        }
        return first.map(difference -> difference.words() + ". ").orElse("") + words(refused);
    }

    /** The SDK replays as if it were asked a query, and says what did not fit in the middle of that. */
    private static String words(Exception refused) {
        String said = String.valueOf(refused.getMessage());
        int error = said.indexOf("error=");
        return "Temporal says: "
                + said.substring(error < 0 ? 0 : error + "error=".length())
                        .lines()
                        .findFirst()
                        .orElse(refused.toString());
    }

    @Override
    public void close() {
        environment.close();
    }
}
