package dev.reinstate.worker;

import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Wakes;
import java.util.ArrayDeque;
import java.util.Queue;

/** Wakes that can be held back, so that something happens between a fact and the case's look at it. */
final class HeldWakes implements Wakes {

    private final Wakes wakes;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean held;

    HeldWakes(Wakes wakes) {
        this.wakes = wakes;
    }

    /** What is woken meanwhile sleeps on, for the relay too. */
    synchronized void hold() {
        held = true;
    }

    synchronized void release() {
        held = false;
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    @Override
    public void opened(CaseRef opened) {
        later(() -> wakes.opened(opened));
    }

    @Override
    public void happened(String caseId, Happening what, String id) {
        later(() -> wakes.happened(caseId, what, id));
    }

    @Override
    public boolean fellDue(CaseRef due) {
        synchronized (this) {
            if (held) {
                return false;
            }
        }
        return wakes.fellDue(due);
    }

    private synchronized void later(Runnable wake) {
        if (held) {
            waiting.add(wake);
        } else {
            wake.run();
        }
    }
}
