package dev.reinstate.workflows.workflow;

import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Wakes;

/** There is no engine. */
final class NoWakes implements Wakes {

    @Override
    public void opened(CaseRef opened) {}

    @Override
    public void happened(String caseId, Happening what, String id) {}

    @Override
    public boolean fellDue(CaseRef due) {
        return false;
    }
}
