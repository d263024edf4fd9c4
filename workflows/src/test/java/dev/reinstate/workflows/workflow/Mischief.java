package dev.reinstate.workflows.workflow;

import dev.reinstate.workflows.contract.Look;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What can go wrong with a step, as a test has asked for it. */
final class Mischief {

    /** A machine broke. */
    static final class Broke extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broke(String what) {
            super(what);
        }
    }

    private int toFail;
    private int answersToLose;
    private @Nullable Instant awayUntil;
    private @Nullable Instant noMailUntil;
    private @Nullable Look always;
    private final Map<String, Queue<Runnable>> before = new HashMap<>();
    private final Map<String, Queue<Runnable>> whileAnswering = new HashMap<>();

    /** The next steps throw and write nothing. */
    synchronized void failing(int times) {
        toFail = times;
    }

    /** The next steps write all they have to, and throw. */
    synchronized void losingAnswers(int times) {
        answersToLose = times;
    }

    synchronized void awayUntil(Instant then) {
        awayUntil = then;
    }

    synchronized void noMailUntil(Instant then) {
        noMailUntil = then;
    }

    synchronized void alwaysAnswering(Look look) {
        always = look;
    }

    /** Does something just before the next step of that name. */
    synchronized void before(String step, Runnable deed) {
        before.computeIfAbsent(step, any -> new ArrayDeque<>()).add(deed);
    }

    /** Does something after the next step of that name has committed, and before its answer arrives. */
    synchronized void whileAnswering(String step, Runnable deed) {
        whileAnswering.computeIfAbsent(step, any -> new ArrayDeque<>()).add(deed);
    }

    void begin(String step, Instant now) {
        if (awayUntil != null && now.isBefore(awayUntil)) {
            throw new Broke("the register is away");
        }
        if (counted(true)) {
            throw new Broke("the register failed");
        }
        run(before, step);
    }

    Look end(String step, Look answer) {
        run(whileAnswering, step);
        if (counted(false)) {
            throw new Broke("the answer was lost");
        }
        return always == null ? answer : always;
    }

    boolean mailGoesOut(Instant now) {
        return noMailUntil == null || !now.isBefore(noMailUntil);
    }

    private synchronized boolean counted(boolean failing) {
        int left = failing ? toFail : answersToLose;
        if (left > 0 && failing) {
            toFail--;
        } else if (left > 0) {
            answersToLose--;
        }
        return left > 0;
    }

    private void run(Map<String, Queue<Runnable>> deeds, String step) {
        Runnable deed;
        synchronized (this) {
            Queue<Runnable> waiting = deeds.get(step);
            deed = waiting == null ? null : waiting.poll();
        }
        if (deed != null) {
            deed.run();
        }
    }
}
