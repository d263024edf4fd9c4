package dev.reinstate.workflows.workflow;

import dev.reinstate.workflows.contract.SuspensionCase;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Wakes;
import dev.reinstate.workflows.temporal.CaseQueue;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import java.util.ArrayList;
import java.util.List;

/** Wakes that reach the engine before they return, unless a test has them lost or told twice. */
final class WakesOnTheSpot implements Wakes {

    private final WorkflowClient client;
    private final List<String> told = new ArrayList<>();
    private boolean lost;
    private int times = 1;

    WakesOnTheSpot(WorkflowClient client) {
        this.client = client;
    }

    synchronized void lost(boolean all) {
        lost = all;
    }

    synchronized boolean areLost() {
        return lost;
    }

    /** Every wake comes so many times. */
    synchronized void repeated(int often) {
        times = often;
    }

    /** What the register had to tell, also what was lost. */
    synchronized List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public void opened(CaseRef opened) {
        String caseId = opened.caseId();
        tell("opened " + caseId, () -> WorkflowClient.start(starting(caseId)::run, caseId));
    }

    @Override
    public void happened(String caseId, Happening what, String id) {
        tell(
                name(what) + " " + id,
                () -> client.newUntypedWorkflowStub(CaseQueue.workflowId(caseId))
                        .signal(name(what), id));
    }

    /** What the relay does; it is never lost. */
    @Override
    public boolean fellDue(CaseRef due) {
        String caseId = due.caseId();
        SuspensionCase stub = starting(caseId);
        BatchRequest both = client.newSignalWithStartRequest();
        both.add(stub::run, caseId);
        both.add(stub::fellDue, caseId);
        client.signalWithStart(both);
        return true;
    }

    private SuspensionCase starting(String caseId) {
        return client.newWorkflowStub(
                SuspensionCase.class,
                WorkflowOptions.newBuilder()
                        .setTaskQueue(CaseQueue.NAME)
                        .setWorkflowId(CaseQueue.workflowId(caseId))
                        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                        .build());
    }

    private void tell(String what, Runnable call) {
        int often;
        synchronized (this) {
            told.add(what);
            often = lost ? 0 : times;
        }
        for (int time = 0; time < often; time++) {
            try {
                call.run();
            } catch (WorkflowExecutionAlreadyStarted | WorkflowNotFoundException nobodyIsWoken) {
                // The relay's affair.
            }
        }
    }

    private static String name(Happening what) {
        return switch (what) {
            case ACCOUNT_RECORDED -> "accountRecorded";
            case INVOICE_RECORDED -> "invoiceRecorded";
            case PAYMENT_RECORDED -> "paymentRecorded";
            case PAYMENT_REVERSED -> "paymentReversed";
            case PAYMENT_ALLOCATED -> "paymentAllocated";
            case INVOICE_WRITTEN_OFF -> "invoiceWrittenOff";
            case PROFILE_REPORTED -> "profileReported";
            case VETTING_REPORTED -> "vettingReported";
            case PROVIDER_ISSUE_REPORTED -> "providerIssueReported";
            case ABUSE_REPORTED -> "abuseReported";
            case EXEMPTION_CHANGED -> "exemptionChanged";
            case SUPPORT_REQUESTED -> "supportRequested";
            case PARTNER_ANSWERED -> "partnerAnswered";
            case DECIDED -> "decided";
            case FELL_DUE -> "fellDue";
        };
    }
}
