package dev.reinstate.workflows.workflow;

import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.contract.Look;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.contract.SuspensionCase;
import io.temporal.workflow.ContinueAsNewOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import io.temporal.workflow.WorkflowInit;

/**
 * A suspension, told once: warn until the day comes, suspend, wait for the payment, wait for the request, wait for the
 * agent, reinstate.
 *
 * <p>The run carries nothing but the case id. It looks at its start and after every wake and every timer, so a new run
 * goes on wherever an old one ended, for whatever reason.
 */
public final class SuspensionCaseWorkflow implements SuspensionCase {

    private final Steps steps = new Steps();
    private final Waiting waiting = new Waiting();
    private final Step self;

    @WorkflowInit
    public SuspensionCaseWorkflow(String caseId) {
        WorkflowInfo info = Workflow.getInfo();
        self = new Step(caseId, info.getRunId(), info.getRunStartedTimestampMillis());
    }

    /** An operator's cancel ends no case: what ends one is in the register, so the story is told out of its reach. */
    @Override
    public void run(String caseId) {
        Workflow.newDetachedCancellationScope(this::suspension).run();
    }

    private void suspension() {
        Look look = lookAgain();
        while (!look.over()) {
            look = switch (look.stage()) {
                case DETECTED -> warnThenSuspend(look);
                case AWAITING_REMEDY -> waitForRemedy(look);
                case AWAITING_REQUEST -> waitForRequest(look);
                case UNDER_REVIEW -> waitForDecision(look);
                case REINSTATING -> reinstate(look);
                case CLOSED -> sendTheLastNotices(look);
            };
        }
    }

    private Look warnThenSuspend(Look look) {
        return look.holdOwed() ? step(s -> s.placeHold(self)) : tellOrWait(look);
    }

    private Look waitForRemedy(Look look) {
        return tellOrWait(look);
    }

    private Look waitForRequest(Look look) {
        return tellOrWait(look);
    }

    private Look waitForDecision(Look look) {
        return tellOrWait(look);
    }

    private Look reinstate(Look look) {
        String decision = look.approvedBy();
        return decision == null ? tellOrWait(look) : step(s -> s.reinstate(new DecisionStep(self, decision)));
    }

    private Look sendTheLastNotices(Look look) {
        return tellOrWait(look);
    }

    private Look tellOrWait(Look look) {
        if (!look.notices().isEmpty()) {
            String notice = look.notices().get(0);
            return step(s -> s.send(new NoticeStep(self, notice)));
        }
        waiting.untilWokenOr(look.untilNext());
        continueAsNewWhenLong();
        return lookAgain();
    }

    private Look lookAgain() {
        waiting.aboutToLook();
        return step(s -> s.look(self));
    }

    private Look step(Steps.Call call) {
        waiting.restAfterManySteps();
        Look look = steps.durably(call);
        Workflow.setCurrentDetails(InWords.of(look));
        return look;
    }

    /** The next run starts with a look, so nothing has to be handed over but the case id. */
    private void continueAsNewWhenLong() {
        if (Workflow.getInfo().isContinueAsNewSuggested()) {
            Workflow.continueAsNew(
                    ContinueAsNewOptions.newBuilder()
                            .setTypedSearchAttributes(Workflow.getTypedSearchAttributes())
                            .build(),
                    self.caseId());
        }
    }

    @Override
    public void accountRecorded(String accountId) {
        waiting.wake();
    }

    @Override
    public void invoiceRecorded(String number) {
        waiting.wake();
    }

    @Override
    public void paymentRecorded(String paymentId) {
        waiting.wake();
    }

    @Override
    public void paymentReversed(String reversalId) {
        waiting.wake();
    }

    @Override
    public void paymentAllocated(String factId) {
        waiting.wake();
    }

    @Override
    public void invoiceWrittenOff(String number) {
        waiting.wake();
    }

    @Override
    public void profileReported(String reportId) {
        waiting.wake();
    }

    @Override
    public void vettingReported(String reportId) {
        waiting.wake();
    }

    @Override
    public void providerIssueReported(String issueId) {
        waiting.wake();
    }

    @Override
    public void abuseReported(String findingId) {
        waiting.wake();
    }

    @Override
    public void exemptionChanged(String exemptionId) {
        waiting.wake();
    }

    @Override
    public void supportRequested(String requestId) {
        waiting.wake();
    }

    @Override
    public void partnerAnswered(String messageId) {
        waiting.wake();
    }

    @Override
    public void decided(String decisionId) {
        waiting.wake();
    }

    @Override
    public void fellDue(String caseId) {
        waiting.wake();
    }
}
