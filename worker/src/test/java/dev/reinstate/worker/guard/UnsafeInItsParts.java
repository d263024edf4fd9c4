package dev.reinstate.worker.guard;

import static dev.reinstate.worker.guard.Sources.STEPS;
import static dev.reinstate.worker.guard.Sources.WAITING;
import static dev.reinstate.worker.guard.Sources.edit;

import dev.reinstate.worker.edits.Edit;
import java.util.List;

/** Edits of how steps survive an outage, and of how a case sleeps. */
final class UnsafeInItsParts {

    static final List<List<Edit>> EDITS = List.of(
            edit("no local tries", STEPS, "return call.on(nearby);", "return call.on(persistent);", "other commands"),
            edit(
                    "an outage fails the case",
                    STEPS,
                    "            return call.on(persistent);",
                    "            throw exhausted;",
                    "the step that retries is missing"),
            edit(
                    "an outage is met with local tries",
                    STEPS,
                    "            return call.on(persistent);",
                    "            return call.on(nearby);",
                    "another kind of step"),
            edit(
                    "local tries for a minute",
                    STEPS,
                    "LOCAL_PATIENCE = Duration.ofSeconds(3)",
                    "LOCAL_PATIENCE = Duration.ofSeconds(60)",
                    "tasks are kept open; Temporal does not write this down, the golden file does"),
            edit(
                    "one local try",
                    STEPS,
                    "LOCAL_TRIES = 3",
                    "LOCAL_TRIES = 1",
                    "a hiccup costs a normal activity; the golden file has it"),
            edit(
                    "a try of a minute",
                    STEPS,
                    "ONE_TRY = Duration.ofSeconds(10)",
                    "ONE_TRY = Duration.ofSeconds(60)",
                    "another timeout of the normal activity"),
            edit(
                    "ten minutes between tries",
                    STEPS,
                    "LONGEST_PAUSE = Duration.ofSeconds(30)",
                    "LONGEST_PAUSE = Duration.ofMinutes(10)",
                    "another retry of the normal activity"),
            edit(
                    "the longest pause is left to the server",
                    STEPS,
                    "                            .setMaximumInterval(LONGEST_PAUSE)\n",
                    "",
                    "another default"),
            edit(
                    "the first pause is longer",
                    STEPS,
                    ".setInitialInterval(Duration.ofSeconds(1))",
                    ".setInitialInterval(Duration.ofSeconds(5))",
                    "another retry of the normal activity"),
            edit(
                    "five tries in all",
                    STEPS,
                    ".setMaximumInterval(LONGEST_PAUSE)",
                    ".setMaximumInterval(LONGEST_PAUSE).setMaximumAttempts(5)",
                    "a case fails in a long outage"),
            edit(
                    "an end to all tries",
                    STEPS,
                    ".setStartToCloseTimeout(ONE_TRY)",
                    ".setStartToCloseTimeout(ONE_TRY).setScheduleToCloseTimeout(Duration.ofHours(1))",
                    "a case fails in a long outage"),
            edit("a rest after five steps", WAITING, "MANY_STEPS = 20", "MANY_STEPS = 5", "timers that were not"),
            edit("a rest after thirty steps", WAITING, "MANY_STEPS = 20", "MANY_STEPS = 30", "a timer is missing"),
            edit(
                    "a longer rest",
                    WAITING,
                    "REST = Duration.ofMinutes(1)",
                    "REST = Duration.ofMinutes(2)",
                    "another timer, which Temporal takes for the same"),
            edit(
                    "steps are never forgotten",
                    WAITING,
                    "(untilNext == null || untilNext.compareTo(REST) >= 0)) {\n            stepsInARow = 0;",
                    "(untilNext == null || untilNext.compareTo(REST) >= 0)) {\n            timer = timer;",
                    "a case rests after twenty steps in its life"),
            edit(
                    "no timer under half a minute",
                    WAITING,
                    "SHORTEST = Duration.ofSeconds(1)",
                    "SHORTEST = Duration.ofSeconds(30)",
                    "another timer"),
            edit(
                    "timers of whole seconds",
                    WAITING,
                    "Workflow.newTimer(wait)",
                    "Workflow.newTimer(Duration.ofSeconds(wait.toSeconds()))",
                    "another timer"),
            edit(
                    "timers a second late",
                    WAITING,
                    "Workflow.newTimer(wait)",
                    "Workflow.newTimer(wait.plusSeconds(1))",
                    "another timer"),
            edit(
                    "armed anew each time",
                    WAITING,
                    "if (firesAt <= at) {",
                    "if (firesAt == at) {",
                    "a timer is cancelled and started at each wake"),
            edit(
                    "never armed anew",
                    WAITING,
                    "if (firesAt <= at) {",
                    "if (firesAt > 0) {",
                    "what is due earlier waits"),
            edit(
                    "the old timer is left running",
                    WAITING,
                    "            cancel();\n        }\n        firesAt = at;",
                    "        }\n        firesAt = at;",
                    "two timers"),
            edit(
                    "signals do not end the sleep",
                    WAITING,
                    "woken || fired()",
                    "woken && fired()",
                    "the case sleeps through what happens"),
            edit(
                    "the timer does not end the sleep",
                    WAITING,
                    "Workflow.await(() -> woken || fired())",
                    "Workflow.await(() -> woken)",
                    "the case sleeps through what falls due"),
            edit(
                    "no timer",
                    WAITING,
                    "if (untilNext != null) {",
                    "if (untilNext != null && untilNext.isNegative()) {",
                    "a timer is missing"),
            edit(
                    "the wait has a timer of its own",
                    WAITING,
                    "Workflow.await(() -> woken || fired())",
                    "Workflow.await(REST, () -> woken || fired())",
                    "a timer more"));

    private UnsafeInItsParts() {}
}
