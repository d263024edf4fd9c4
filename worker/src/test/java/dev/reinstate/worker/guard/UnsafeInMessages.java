package dev.reinstate.worker.guard;

import static dev.reinstate.worker.guard.Sources.CASE_STEPS;
import static dev.reinstate.worker.guard.Sources.CONTRACT;
import static dev.reinstate.worker.guard.Sources.DECISION_STEP;
import static dev.reinstate.worker.guard.Sources.LOOK;
import static dev.reinstate.worker.guard.Sources.MESSAGES;
import static dev.reinstate.worker.guard.Sources.NOTICE_STEP;
import static dev.reinstate.worker.guard.Sources.STAGE;
import static dev.reinstate.worker.guard.Sources.STEP;
import static dev.reinstate.worker.guard.Sources.edit;

import dev.reinstate.worker.edits.Edit;
import java.util.List;

/** Edits of names and messages: what histories hold can no longer be read, or means something else. */
final class UnsafeInMessages {

    private static final String NAMED = "@com.fasterxml.jackson.annotation.JsonProperty";

    static final List<List<Edit>> EDITS = List.of(
            edit(
                    "the workflow is called otherwise",
                    CONTRACT,
                    "@WorkflowMethod\n",
                    "@WorkflowMethod(name = \"Suspension\")\n",
                    "no worker knows the running cases"),
            signal("accountRecorded"),
            signal("invoiceRecorded"),
            signal("paymentReversed"),
            signal("fellDue"),
            edit(
                    "a step is called otherwise",
                    CASE_STEPS,
                    "Look placeHold(",
                    "@io.temporal.activity.ActivityMethod(name = \"Suspend\")\n    Look placeHold(",
                    "another name of a local step, which Temporal does not compare"),
            edit(
                    "all steps have a prefix",
                    CASE_STEPS,
                    "@ActivityInterface",
                    "@ActivityInterface(namePrefix = \"Case\")",
                    "other names of all steps"),
            look("until", "@Nullable Duration untilNext"),
            look("owed", "boolean holdOwed"),
            look("done", "boolean over"),
            look("decision", "@Nullable String approvedBy"),
            look("letters", "List<String> notices"),
            look("state", "Stage stage"),
            compact(
                    "another default of untilNext",
                    "untilNext = untilNext == null ? Duration.ofDays(1) : untilNext;",
                    "old answers get a timer that they did not have"),
            compact(
                    "approvedBy may not be missing",
                    "java.util.Objects.requireNonNull(approvedBy);",
                    "old answers cannot be read"),
            compact(
                    "a second is added to what is read",
                    "untilNext = untilNext == null ? null : untilNext.plusSeconds(1);",
                    "old answers mean something else"),
            compact(
                    "no more than one notice",
                    "notices = notices == null || notices.isEmpty() ? List.of() : List.of(notices.get(0));",
                    "old answers mean something else"),
            edit(
                    "a duration as a number",
                    LOOK,
                    "@Nullable Duration untilNext",
                    "@com.fasterxml.jackson.annotation.JsonFormat("
                            + "shape = com.fasterxml.jackson.annotation.JsonFormat.Shape.NUMBER)"
                            + " @Nullable Duration untilNext",
                    "workers of the build before cannot read it"),
            edit(
                    "a stage is called otherwise",
                    STAGE,
                    "    AWAITING_REMEDY,",
                    NAMED + "(\"AWAITING_PAYMENT\") AWAITING_REMEDY,",
                    "old answers cannot be read"),
            edit(
                    "runBegan is called otherwise",
                    STEP,
                    "long runBegan",
                    NAMED + "(\"began\") long runBegan",
                    "another input"),
            edit(
                    "caseId is called otherwise",
                    STEP,
                    "String caseId",
                    NAMED + "(\"case\") String caseId",
                    "another input"),
            edit(
                    "decisionId is called otherwise",
                    DECISION_STEP,
                    "String decisionId",
                    NAMED + "(\"decision\") String decisionId",
                    "another input"),
            edit(
                    "noticeId is called otherwise",
                    NOTICE_STEP,
                    "String noticeId",
                    NAMED + "(\"notice\") String noticeId",
                    "another input"),
            edit(
                    "all durations as numbers",
                    MESSAGES,
                    "SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,\n"
                            + "                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)",
                    "SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)",
                    "workers of the build before read another duration"),
            edit(
                    "names with underscores",
                    MESSAGES,
                    "JsonMapper.builder()\n",
                    "JsonMapper.builder()\n                .propertyNamingStrategy("
                            + "com.fasterxml.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)\n",
                    "nothing old can be read"),
            edit(
                    "stages as numbers",
                    MESSAGES,
                    ".disable(\n                        SerializationFeature",
                    ".enable(SerializationFeature.WRITE_ENUMS_USING_INDEX)\n"
                            + "                .disable(\n                        SerializationFeature",
                    "a new stage in the middle moves them all"));

    private UnsafeInMessages() {}

    private static List<Edit> signal(String name) {
        return edit(
                "the signal " + name + " is called otherwise",
                CONTRACT,
                "@SignalMethod\n    void " + name,
                "@SignalMethod(name = \"" + name + "2\")\n    void " + name,
                "its old signals wake nobody");
    }

    private static List<Edit> look(String other, String component) {
        return edit(
                component.substring(component.lastIndexOf(' ') + 1) + " is called otherwise",
                LOOK,
                "        " + component,
                "        " + NAMED + "(\"" + other + "\") " + component,
                "old answers are read without it");
    }

    private static List<Edit> compact(String name, String code, String why) {
        return edit(
                name,
                LOOK,
                "boolean over) {\n",
                "boolean over) {\n    public Look {\n        " + code + "\n    }\n",
                why);
    }
}
