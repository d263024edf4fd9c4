package dev.reinstate.worker.guard;

import static dev.reinstate.worker.guard.Sources.CASE;
import static dev.reinstate.worker.guard.Sources.CONTRACT;
import static dev.reinstate.worker.guard.Sources.WAKES;
import static dev.reinstate.worker.guard.Sources.edit;
import static dev.reinstate.worker.guard.Sources.edits;

import dev.reinstate.worker.edits.Edit;
import java.util.List;
import java.util.stream.Stream;

/** The same four edits of each signal that tells of the grounds beside the first one, and of what is done about them. */
final class UnsafeInSignals {

    /** A signal, and what its one argument is called. */
    private record Signal(String name, String argument) {

        String declared() {
            return "void " + name + "(String " + argument + ")";
        }

        List<List<Edit>> spoilt() {
            return List.of(renamed(), removed(), forgotten(), readOtherwise());
        }

        private List<Edit> renamed() {
            return edit(
                    name + " goes by another name",
                    CONTRACT,
                    "@SignalMethod\n    " + declared(),
                    "@SignalMethod(name = \"" + name + "2\")\n    " + declared(),
                    "its old signals wake nobody");
        }

        private List<Edit> removed() {
            String why = "no handler, so its old signals wake nobody";
            return edits(
                    edit(name + " is removed", CONTRACT, "    @SignalMethod\n    " + declared() + ";\n", "", why),
                    edit(
                            "its handler too",
                            CASE,
                            "    @Override\n    public " + declared() + " {\n        waiting.wake();\n    }\n",
                            "",
                            why),
                    edit("and where it is sent", WAKES, "-> stub." + name + "(id);", "-> {}", why));
        }

        private List<Edit> forgotten() {
            return edit(
                    name + " does not wake",
                    CASE,
                    declared() + " {\n        waiting.wake();",
                    declared() + " {\n        // The relay will find it.",
                    "a lost wake");
        }

        private List<Edit> readOtherwise() {
            String asList = "void " + name + "(java.util.List<String> " + argument + "s)";
            String why = "what old signals carry cannot be read";
            return edits(
                    edit(name + " carries a list", CONTRACT, declared(), asList, why),
                    edit("its handler too", CASE, declared(), asList, why),
                    edit(
                            "and where it is sent",
                            WAKES,
                            "stub." + name + "(id)",
                            "stub." + name + "(java.util.List.of(id))",
                            why));
        }
    }

    static final List<List<Edit>> EDITS = Stream.of(
                    new Signal("paymentAllocated", "factId"),
                    new Signal("invoiceWrittenOff", "number"),
                    new Signal("profileReported", "reportId"),
                    new Signal("vettingReported", "reportId"),
                    new Signal("providerIssueReported", "issueId"),
                    new Signal("abuseReported", "findingId"),
                    new Signal("exemptionChanged", "exemptionId"))
            .flatMap(signal -> signal.spoilt().stream())
            .toList();

    private UnsafeInSignals() {}
}
