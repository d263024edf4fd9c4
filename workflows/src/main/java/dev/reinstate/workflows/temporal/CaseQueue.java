package dev.reinstate.workflows.temporal;

/** Where the cases' workers poll, and how a case's workflow is called. */
public final class CaseQueue {

    public static final String NAME = "reinstate-cases";

    private CaseQueue() {}

    public static String workflowId(String caseId) {
        return "case/" + caseId;
    }
}
