package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.SupportRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a decision is bound to, in a form that can be compared: two tags differ where stage, grounds, request or decision
 * do.
 */
public record CaseTag(String stage, String grounds, String request, String decision) {

    public static CaseTag of(CaseFile file) {
        String grounds = file.grounds().stream()
                .map(entry -> entry.ground() + "." + entry.state())
                .collect(Collectors.joining("+", "r" + file.groundsRevision() + ".", ""));
        SupportRequest request = file.request();
        Decision decision = file.decision();
        return new CaseTag(
                file.stage().name(),
                grounds,
                request == null ? "none" : request.id() + "." + request.state(),
                decision == null ? "none" : decision.id());
    }

    /** Reads what {@link #toString} wrote; anything else is a tag that matches no case. */
    public static CaseTag parse(String text) {
        String[] parts = text.split("~", -1);
        return parts.length == 4
                ? new CaseTag(parts[0], parts[1], parts[2], parts[3])
                : new CaseTag("unknown", "unknown", "unknown", "unknown");
    }

    /** What has changed from this tag to a later one, in words. */
    public List<String> changesTo(CaseTag later) {
        List<String> changes = new ArrayList<>();
        change(changes, "stage", stage, later.stage);
        change(changes, "grounds", grounds, later.grounds);
        change(changes, "supportRequest", request, later.request);
        change(changes, "decision", decision, later.decision);
        return changes;
    }

    private static void change(List<String> changes, String what, String before, String after) {
        if (!before.equals(after)) {
            changes.add(what + " was " + before + " and is " + after);
        }
    }

    @Override
    public String toString() {
        return String.join("~", stage, grounds, request, decision);
    }
}
