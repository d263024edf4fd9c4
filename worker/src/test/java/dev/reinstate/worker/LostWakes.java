package dev.reinstate.worker;

import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Wakes;

/** Every wake that the register sends is lost; only the relay's arrive. */
record LostWakes(Wakes wakes) implements Wakes {

    @Override
    public void opened(CaseRef opened) {}

    @Override
    public void happened(String caseId, Happening what, String id) {}

    @Override
    public boolean fellDue(CaseRef due) {
        return wakes.fellDue(due);
    }
}
