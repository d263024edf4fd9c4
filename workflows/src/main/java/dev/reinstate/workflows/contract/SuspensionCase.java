package dev.reinstate.workflows.contract;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One partner-account suspension, from the first warning to the reinstatement.
 *
 * <p>A signal is named for what happened and carries only its id. It says "look", never what to conclude: the facts are
 * in the register.
 */
@WorkflowInterface
public interface SuspensionCase {

    @WorkflowMethod
    void run(String caseId);

    @SignalMethod
    void accountRecorded(String accountId);

    @SignalMethod
    void invoiceRecorded(String number);

    @SignalMethod
    void paymentRecorded(String paymentId);

    @SignalMethod
    void paymentReversed(String reversalId);

    @SignalMethod
    void paymentAllocated(String factId);

    @SignalMethod
    void invoiceWrittenOff(String number);

    @SignalMethod
    void profileReported(String reportId);

    @SignalMethod
    void vettingReported(String reportId);

    @SignalMethod
    void providerIssueReported(String issueId);

    @SignalMethod
    void abuseReported(String findingId);

    @SignalMethod
    void exemptionChanged(String exemptionId);

    @SignalMethod
    void supportRequested(String requestId);

    @SignalMethod
    void partnerAnswered(String messageId);

    @SignalMethod
    void decided(String decisionId);

    /** The relay found something due that the case has not looked at. */
    @SignalMethod
    void fellDue(String caseId);
}
