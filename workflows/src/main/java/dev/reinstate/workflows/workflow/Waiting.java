package dev.reinstate.workflows.workflow;

import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a case sleeps: until a signal wakes it or its one timer fires. */
final class Waiting {

    /** A register that never says "done" must not spin the case; the server ends a run that does, within seconds. */
    private static final int MANY_STEPS = 20;

    private static final Duration REST = Duration.ofMinutes(1);

    /** A timer of zero in a loop spins. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Who waited so long between two steps does not spin. */
    private static final Duration A_PAUSE = Duration.ofSeconds(5);

    private boolean woken;
    private int stepsInARow;
    private @Nullable Promise<Void> timer;
    private @Nullable CancellationScope timerScope;
    private long firesAt;

    void wake() {
        woken = true;
    }

    /** Cleared before the look, so that what happens while it looks wakes it again. */
    void aboutToLook() {
        woken = false;
    }

    void untilWokenOr(@Nullable Duration untilNext) {
        if (untilNext != null) {
            arm(untilNext.compareTo(SHORTEST) < 0 ? SHORTEST : untilNext);
        }
        if (!woken && (untilNext == null || untilNext.compareTo(REST) >= 0)) {
            stepsInARow = 0;
        }
        long began = Workflow.currentTimeMillis();
        Workflow.await(() -> woken || fired());
        if (Workflow.currentTimeMillis() - began >= A_PAUSE.toMillis()) {
            stepsInARow = 0;
        }
        if (fired()) {
            timer = null;
        }
    }

    void restAfterManySteps() {
        stepsInARow++;
        if (stepsInARow > MANY_STEPS) {
            Workflow.sleep(REST);
            stepsInARow = 0;
        }
    }

    /** One timer, armed anew only for an earlier instant. One that fires too early costs a look, arming costs an event. */
    private void arm(Duration wait) {
        long at = Workflow.currentTimeMillis() + wait.toMillis();
        if (timer != null && !timer.isCompleted()) {
            if (firesAt <= at) {
                return;
            }
            cancel();
        }
        firesAt = at;
        // Handled, so that a timer that ends with its run is not reported as a failure that nobody looked at.
        timerScope = Workflow.newCancellationScope(
                () -> timer = Workflow.newTimer(wait).handle((fired, cancelled) -> null));
        timerScope.run();
    }

    private boolean fired() {
        return timer != null && timer.isCompleted();
    }

    private void cancel() {
        if (timerScope != null) {
            timerScope.cancel();
        }
        timer = null;
    }
}
