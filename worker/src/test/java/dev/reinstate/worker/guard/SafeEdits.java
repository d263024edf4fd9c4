package dev.reinstate.worker.guard;

import static dev.reinstate.worker.guard.Sources.CASE;
import static dev.reinstate.worker.guard.Sources.CASE_STEPS;
import static dev.reinstate.worker.guard.Sources.CONTRACT;
import static dev.reinstate.worker.guard.Sources.IN_WORDS;
import static dev.reinstate.worker.guard.Sources.LOOK;
import static dev.reinstate.worker.guard.Sources.MESSAGES;
import static dev.reinstate.worker.guard.Sources.STEPS;
import static dev.reinstate.worker.guard.Sources.WAITING;
import static dev.reinstate.worker.guard.Sources.edit;
import static dev.reinstate.worker.guard.Sources.edits;

import dev.reinstate.worker.edits.Edit;
import java.util.List;
import java.util.stream.Stream;

/** What no running case notices: a gate that refused these would soon be switched off. */
final class SafeEdits {

    private SafeEdits() {}

    static Stream<List<Edit>> all() {
        return Stream.of(
                edits(
                        edit(
                                "a private method is renamed",
                                CASE,
                                "case UNDER_REVIEW -> waitForDecision(look);",
                                "case UNDER_REVIEW -> waitForTheAgent(look);",
                                "nobody outside sees its name"),
                        edit("its definition", CASE, "Look waitForDecision(", "Look waitForTheAgent(", "the same")),
                edit(
                        "a method is extracted",
                        WAITING,
                        "        if (fired()) {\n            timer = null;\n        }\n    }\n",
                        "        forgetWhatFired();\n    }\n\n    private void forgetWhatFired() {\n"
                                + "        if (fired()) {\n            timer = null;\n        }\n    }\n",
                        "the same calls in the same order"),
                edit(
                        "a comment",
                        CASE,
                        "        Look look = lookAgain();\n",
                        "        // Whatever happened before this run began is in the register.\n"
                                + "        Look look = lookAgain();\n",
                        "not code"),
                edit(
                        "a local variable is renamed",
                        STEPS,
                        "} catch (ActivityFailure exhausted) {",
                        "} catch (ActivityFailure outage) {",
                        "nobody outside sees its name"),
                edit(
                        "a choice becomes an if",
                        CASE,
                        "        return look.holdOwed() ? step(s -> s.placeHold(self)) : tellOrWait(look);",
                        "        if (look.holdOwed()) {\n            return step(s -> s.placeHold(self));\n        }\n"
                                + "        return tellOrWait(look);",
                        "the same calls in the same order"),
                edit(
                        "stages in another order",
                        CASE,
                        "                case REINSTATING -> reinstate(look);\n"
                                + "                case CLOSED -> sendTheLastNotices(look);",
                        "                case CLOSED -> sendTheLastNotices(look);\n"
                                + "                case REINSTATING -> reinstate(look);",
                        "a switch has no order"),
                edit(
                        "a line in the log",
                        CASE,
                        "        waiting.aboutToLook();",
                        "        Workflow.getLogger(SuspensionCaseWorkflow.class).debug(\"looking\");\n"
                                + "        waiting.aboutToLook();",
                        "a log is not a command"),
                edit(
                        "other words for an operator",
                        IN_WORDS,
                        "- sleeps until something happens",
                        "- asleep until something happens",
                        "current details are no event"),
                edit(
                        "a summary for the timer",
                        WAITING,
                        "Workflow.newTimer(wait)",
                        "Workflow.newTimer(wait, io.temporal.workflow.TimerOptions.newBuilder()"
                                + ".setSummary(\"until something is due\").build())",
                        "words beside a command are not compared"),
                edits(
                        edit(
                                "another class makes the timer",
                                WAITING,
                                "Workflow.newTimer(wait)",
                                "Clockwork.wind(wait)",
                                "the same call"),
                        edit(
                                "the class",
                                WAITING,
                                "    private boolean fired() {",
                                "    private static final class Clockwork {\n"
                                        + "        static Promise<Void> wind(Duration wait) {\n"
                                        + "            return Workflow.newTimer(wait);\n        }\n    }\n\n"
                                        + "    private boolean fired() {",
                                "the same")),
                edits(
                        edit(
                                "a new optional field of Look",
                                LOOK,
                                "boolean over) {\n",
                                "boolean over,\n        @Nullable String assignee) {\n",
                                "absent in old answers, and nobody asks for it"),
                        edit(
                                "its default",
                                LOOK,
                                "null, List.of(), null, true)",
                                "null, List.of(), null, true, null)",
                                "the same")),
                edits(
                        edit(
                                "a new signal",
                                CONTRACT,
                                "    @SignalMethod\n    void decided(",
                                "    @SignalMethod\n    void disputed(String disputeId);\n\n"
                                        + "    @SignalMethod\n    void decided(",
                                "no old history has it"),
                        edit(
                                "its handler",
                                CASE,
                                "    @Override\n    public void decided(",
                                "    @Override\n    public void disputed(String disputeId) {\n"
                                        + "        waiting.wake();\n    }\n\n    @Override\n    public void decided(",
                                "the same")),
                edit(
                        "a new step that nobody takes yet",
                        CASE_STEPS,
                        "    Look send(NoticeStep step);\n",
                        "    Look send(NoticeStep step);\n\n    Look archive(Step step);\n",
                        "no old history has it"),
                edit(
                        "a new step behind a version",
                        CASE,
                        "        Look look = lookAgain();\n",
                        "        Look look = lookAgain();\n"
                                + "        if (Workflow.getVersion(\"two-looks\", Workflow.DEFAULT_VERSION, 1) > 0) {\n"
                                + "            look = lookAgain();\n        }\n",
                        "old runs take the old way"),
                edit(
                        "a limit as a number of seconds",
                        WAITING,
                        "REST = Duration.ofMinutes(1)",
                        "REST = Duration.ofSeconds(60)",
                        "the same time"),
                edit(
                        "a module for messages that nobody sends",
                        MESSAGES,
                        "                .addModule(new Jdk8Module())\n",
                        "                .addModule(new Jdk8Module())\n"
                                + "                .addModule(new com.fasterxml.jackson.databind.module.SimpleModule())\n",
                        "nothing is written otherwise"));
    }
}
