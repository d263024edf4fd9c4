package dev.reinstate.activities;

import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Wakes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers who was woken, and wakes nobody. */
public final class WakesDiary implements Wakes {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private Runnable then = () -> {};

    @Override
    public void opened(CaseRef opened) {
        lines.add("opened " + opened.caseId());
    }

    @Override
    public void happened(String caseId, Happening what, String id) {
        lines.add(what + " " + id);
        then.run();
    }

    @Override
    public boolean fellDue(CaseRef due) {
        lines.add("fellDue " + due.caseId());
        return true;
    }

    /** Does something at each wake of a running case. */
    void then(Runnable other) {
        then = other;
    }

    List<String> lines() {
        return lines;
    }

    void forget() {
        lines.clear();
    }
}
