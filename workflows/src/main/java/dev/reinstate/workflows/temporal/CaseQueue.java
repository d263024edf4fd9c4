package dev.reinstate.workflows.temporal;

import io.temporal.client.WorkflowClient;

/** Where the cases' workers poll, and how a case's workflow is called. */
public final class CaseQueue {

    public static final String NAME = "reinstate-cases";

    private CaseQueue() {}

    /** A wake by its bare name, as any build of ours may send one: for tools that record histories. */
    public static void signal(WorkflowClient client, String caseId, String name, String id) {
        client.newUntypedWorkflowStub(workflowId(caseId)).signal(name, id);
    }

    /** What an operator may do in Temporal's own pages: for tools that record histories. */
    public static void cancel(WorkflowClient client, String caseId) {
        client.newUntypedWorkflowStub(workflowId(caseId)).cancel();
    }

    public static String workflowId(String caseId) {
        return "case/" + caseId;
    }
}
