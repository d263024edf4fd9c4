package dev.reinstate.worker;

import dev.reinstate.workflows.contract.CaseSteps;
import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.contract.Look;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Steps of a worker that pauses at each case's first look: before its transaction, or after its commit. */
final class PausingSteps implements CaseSteps {

    /** Longer than a local step may take, its three tries together. */
    private static final Duration PAUSE = Duration.ofSeconds(8);

    private final CaseSteps steps;
    private final boolean afterTheCommit;
    private final Set<String> paused = ConcurrentHashMap.newKeySet();
    private final Set<String> goneOn = ConcurrentHashMap.newKeySet();

    PausingSteps(CaseSteps steps, boolean afterTheCommit) {
        this.steps = steps;
        this.afterTheCommit = afterTheCommit;
    }

    Set<String> paused() {
        return paused;
    }

    /** Those whose late step was done after all. */
    Set<String> goneOn() {
        return goneOn;
    }

    @Override
    public Look look(Step step) {
        if (!paused.add(step.caseId())) {
            return steps.look(step);
        }
        if (afterTheCommit) {
            Look seen = steps.look(step);
            pause();
            goneOn.add(step.caseId());
            return seen;
        }
        pause();
        Look late = steps.look(step);
        goneOn.add(step.caseId());
        return late;
    }

    /** Not interruptible: a process that is stopped hears nothing either. */
    private static void pause() {
        long ends = System.nanoTime() + PAUSE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        boolean interrupted = false;
        for (long left = PAUSE.toNanos(); left > 0; left = ends - System.nanoTime()) {
            try {
                if (never.await(left, TimeUnit.NANOSECONDS)) {
                    break;
                }
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Look placeHold(Step step) {
        return steps.placeHold(step);
    }

    @Override
    public Look reinstate(DecisionStep step) {
        return steps.reinstate(step);
    }

    @Override
    public Look send(NoticeStep step) {
        return steps.send(step);
    }
}
