package dev.reinstate.worker.guard;

import static dev.reinstate.worker.guard.Sources.CASE;
import static dev.reinstate.worker.guard.Sources.edit;
import static dev.reinstate.worker.guard.Sources.edits;

import dev.reinstate.worker.edits.Edit;
import java.util.List;

/** Edits of the story itself: other steps, another order, another end. */
final class UnsafeInTheCase {

    static final List<List<Edit>> EDITS = List.of(
            edit(
                    "the hold is not placed",
                    CASE,
                    "look.holdOwed() ? step(s -> s.placeHold(self)) : tellOrWait(look)",
                    "tellOrWait(look)",
                    "a step is missing"),
            edit(
                    "placeHold becomes reinstate",
                    CASE,
                    "s.placeHold(self)",
                    "s.reinstate(new DecisionStep(self, self.caseId()))",
                    "another local step in its place, which Temporal takes for the same"),
            edit(
                    "placeHold becomes look",
                    CASE,
                    "s.placeHold(self)",
                    "s.look(self)",
                    "another local step in its place, with the same input"),
            edit(
                    "a look before the hold",
                    CASE,
                    "look.holdOwed() ? step(s",
                    "lookAgain().holdOwed() ? step(s",
                    "a new step in the middle"),
            edit(
                    "a look before the reinstatement",
                    CASE,
                    "String decision = look.approvedBy();",
                    "String decision = lookAgain().approvedBy();",
                    "a new step in the middle"),
            edit(
                    "the reinstatement names the case",
                    CASE,
                    "new DecisionStep(self, decision)",
                    "new DecisionStep(self, self.caseId())",
                    "another input"),
            edit(
                    "notices from the end of the list",
                    CASE,
                    "look.notices().get(0)",
                    "look.notices().get(look.notices().size() - 1)",
                    "the steps come in another order"),
            edit(
                    "notices are passed over",
                    CASE,
                    "if (!look.notices().isEmpty()) {",
                    "if (look.notices().size() > 1) {",
                    "single letters are not sent"),
            edit(
                    "waits before it tells",
                    CASE,
                    "        if (!look.notices().isEmpty()) {",
                    "        waiting.untilWokenOr(look.untilNext());\n        if (!look.notices().isEmpty()) {",
                    "a timer before the letter"),
            edit(
                    "the last notices are dropped",
                    CASE,
                    "private Look sendTheLastNotices(Look look) {\n        return tellOrWait(look);",
                    "private Look sendTheLastNotices(Look look) {\n        return Look.nothingLeft();",
                    "a closed case ends with letters unsent"),
            edit(
                    "ends when closed",
                    CASE,
                    "while (!look.over())",
                    "while (look.stage() != dev.reinstate.workflows.cases.Stage.CLOSED)",
                    "a closed case ends with letters unsent"),
            edit(
                    "a cancel reaches the case",
                    CASE,
                    "Workflow.newDetachedCancellationScope(this::suspension).run();",
                    "suspension();",
                    "a case whose run an operator cancelled ends on the day of the deploy"),
            edit(
                    "over is read the wrong way",
                    CASE,
                    "while (!look.over())",
                    "while (look.over())",
                    "the case ends at once"),
            edit(
                    "a request makes it wait for a signal only",
                    CASE,
                    "private Look waitForDecision(Look look) {\n        return tellOrWait(look);",
                    "private Look waitForDecision(Look look) {\n"
                            + "        waiting.untilWokenOr(null);\n        return lookAgain();",
                    "a question to the partner is not sent"),
            edit(
                    "a remedy is not waited for",
                    CASE,
                    "private Look waitForRemedy(Look look) {\n        return tellOrWait(look);",
                    "private Look waitForRemedy(Look look) {\n        return lookAgain();",
                    "looks and looks"),
            edit(
                    "the flag is not cleared",
                    CASE,
                    "        waiting.aboutToLook();\n",
                    "",
                    "a case that was woken once never sleeps again"),
            edit(
                    "the flag is cleared after the look",
                    CASE,
                    "        waiting.aboutToLook();\n        return step(s -> s.look(self));",
                    "        Look look = step(s -> s.look(self));\n"
                            + "        waiting.aboutToLook();\n        return look;",
                    "what happens while it looks does not wake it"),
            edit("no rest", CASE, "        waiting.restAfterManySteps();\n", "", "a timer is missing"),
            edit(
                    "a pause before each step",
                    CASE,
                    "waiting.restAfterManySteps();",
                    "Workflow.sleep(java.time.Duration.ofSeconds(1));",
                    "a timer more"),
            edit(
                    "what it saw goes into the memo",
                    CASE,
                    "        Workflow.setCurrentDetails(InWords.of(look));",
                    "        Workflow.setCurrentDetails(InWords.of(look));\n"
                            + "        Workflow.upsertMemo(java.util.Map.of(\"stage\", look.stage().name()));",
                    "a command more after each step"),
            edit(
                    "a random number",
                    CASE,
                    "        Look look = lookAgain();\n",
                    "        Workflow.sideEffect(Integer.class, () -> 7);\n        Look look = lookAgain();\n",
                    "a marker more"),
            edit(
                    "two wakes before it continues",
                    CASE,
                    "        continueAsNewWhenLong();\n        return lookAgain();",
                    "        Look after = lookAgain();\n        continueAsNewWhenLong();\n        return after;",
                    "the run ends a step later"),
            edit(
                    "never continued",
                    CASE,
                    "isContinueAsNewSuggested()",
                    "getHistoryLength() > 50_000",
                    "the run goes on until the server ends it"),
            edit(
                    "continued early",
                    CASE,
                    "isContinueAsNewSuggested()",
                    "getHistoryLength() > 10",
                    "the run ends elsewhere"),
            edit(
                    "continued with the run's id",
                    CASE,
                    "                    self.caseId());",
                    "                    self.runId());",
                    "the next run is about no case"),
            edit(
                    "continued without search attributes",
                    CASE,
                    "                            .setTypedSearchAttributes(Workflow.getTypedSearchAttributes())\n",
                    "                            .setTypedSearchAttributes(io.temporal.common.SearchAttributes.EMPTY)\n",
                    "an operator does not find the next run"),
            edit(
                    "the run began when the code ran",
                    CASE,
                    "info.getRunStartedTimestampMillis()",
                    "Workflow.currentTimeMillis()",
                    "the fence compares other instants"),
            edit(
                    "the run goes by its first id",
                    CASE,
                    "info.getRunId()",
                    "info.getFirstExecutionRunId()",
                    "a continued run is taken for the one before"),
            edit(
                    "a payment does not wake",
                    CASE,
                    wake("paymentRecorded(String paymentId)"),
                    sleep("paymentRecorded(String paymentId)"),
                    "a lost wake"),
            edit(
                    "a request does not wake",
                    CASE,
                    wake("supportRequested(String requestId)"),
                    sleep("supportRequested(String requestId)"),
                    "a lost wake"),
            edit(
                    "a decision looks by itself",
                    CASE,
                    wake("decided(String decisionId)"),
                    "decided(String decisionId) {\n        step(s -> s.look(self));",
                    "a step from a handler"),
            edits(
                    edit(
                            "the signal of an answer is called otherwise",
                            CASE,
                            "partnerAnswered(String messageId)",
                            "partnerReplied(String messageId)",
                            "its old signals wake nobody"),
                    edit(
                            "in the contract too",
                            Sources.CONTRACT,
                            "partnerAnswered(String messageId)",
                            "partnerReplied(String messageId)",
                            "its old signals wake nobody"),
                    edit(
                            "and where it is sent",
                            Sources.WAKES,
                            "stub.partnerAnswered(id)",
                            "stub.partnerReplied(id)",
                            "its old signals wake nobody")));

    private UnsafeInTheCase() {}

    private static String wake(String handler) {
        return handler + " {\n        waiting.wake();";
    }

    private static String sleep(String handler) {
        return handler + " {\n        // Somebody thought this would not matter.";
    }
}
