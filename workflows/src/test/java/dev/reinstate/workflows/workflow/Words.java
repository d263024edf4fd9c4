package dev.reinstate.workflows.workflow;

import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Event;
import java.util.Map;
import java.util.Objects;

/** What followed from the facts, as a story's diary says it. */
final class Words {

    private Words() {}

    static String of(Event event, CaseFile file) {
        Map<String, String> codes = event.codes();
        return switch (event.kind()) {
            case CASE_OPENED ->
                file.id() + " opened" + (codes.containsKey("previous") ? " after " + codes.get("previous") : "");
            case CASE_CLOSED -> file.id() + " closed: " + codes.get("outcome");
            case GROUND_FORESEEN -> "foreseen: " + codes.get("anchor");
            case GROUND_RAISED -> "holds: " + codes.get("anchor");
            case GROUND_CLEARED -> "cleared by " + event.cause();
            case GROUND_EXEMPTED -> "exempted by " + event.cause();
            case GROUND_RE_ANCHORED -> "re-anchored to " + codes.get("anchor");
            case WARNING_WRITTEN -> "warning of days " + codes.get("days");
            case WARNING_SUPERSEDED -> "superseded: warning of days " + codes.get("days");
            case HOLD_PLACED -> "hold placed";
            case HOLD_LIFTED -> "hold lifted by " + event.cause();
            case APPROVAL_VOIDED -> "approval void because of " + event.cause();
            default -> Objects.requireNonNull(event.kind()).name();
        };
    }
}
