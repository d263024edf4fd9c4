package dev.reinstate.workflows.workflow;

import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.contract.Look;
import java.util.ArrayList;
import java.util.List;

/** What a case looks like to somebody who finds its run in Temporal's own tools. No event, no cost: it is asked for. */
final class InWords {

    private InWords() {}

    static String of(Look look) {
        List<String> lines = new ArrayList<>();
        lines.add("**" + look.stage() + "**: " + meaning(look.stage()));
        if (look.holdOwed()) {
            lines.add("- owed: the hold is to be placed");
        }
        if (look.approvedBy() != null) {
            lines.add("- owed: the reinstatement that decision " + look.approvedBy() + " approved");
        }
        if (!look.notices().isEmpty()) {
            lines.add("- notices to send now: " + String.join(", ", look.notices()));
        }
        lines.add(
                look.untilNext() == null
                        ? "- sleeps until something happens"
                        : "- at its last look it meant to look again after " + look.untilNext()
                                + ", or when something happens");
        return String.join("\n", lines);
    }

    private static String meaning(Stage stage) {
        return switch (stage) {
            case DETECTED -> "a ground is foreseen or holds, no hold is placed yet; the partner is warned";
            case AWAITING_REMEDY -> "suspended; waits until the partner remedies every ground";
            case AWAITING_REQUEST -> "all grounds are clear; waits for the partner's support request";
            case UNDER_REVIEW -> "clear and requested; waits for an agent's decision";
            case REINSTATING -> "approved; the reinstatement is to be committed";
            case CLOSED -> "closed; the last notices are sent";
        };
    }
}
