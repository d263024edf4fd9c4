package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.SupportRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a decision is bound to, in a form that can be compared: two tags differ where stage, grounds, request, decision
 * or disputes do.
 */
public record CaseTag(String stage, String grounds, String request, String decision, String disputes) {

    private static final String NONE = "none";

    /** Of the facts' case. */
    public static CaseTag of(Facts facts) {
        CaseFile file = facts.file();
        String grounds = file.grounds().stream()
                .map(entry -> entry.ground() + "." + entry.state())
                .collect(Collectors.joining("+", "r" + file.groundsRevision() + ".", ""));
        SupportRequest request = file.request();
        Decision decision = file.decision();
        return new CaseTag(
                file.stage().name(),
                grounds,
                request == null ? NONE : request.id() + "." + request.state(),
                decision == null ? NONE : decision.id(),
                disputes(facts.disputes()));
    }

    private static String disputes(List<Dispute> disputes) {
        return disputes.isEmpty()
                ? NONE
                : disputes.stream()
                        .map(dispute -> dispute.id() + "." + dispute.state())
                        .collect(Collectors.joining("+"));
    }

    /** Reads what {@link #toString} wrote; anything else is a tag that matches no case. */
    public static CaseTag parse(String text) {
        String[] parts = text.split("~", -1);
        return parts.length == 5
                ? new CaseTag(parts[0], parts[1], parts[2], parts[3], parts[4])
                : new CaseTag("unknown", "unknown", "unknown", "unknown", "unknown");
    }

    /** What has changed from this tag to a later one, in words. */
    public List<String> changesTo(CaseTag later) {
        List<String> changes = new ArrayList<>();
        change(changes, "stage", stage, later.stage);
        change(changes, "grounds", grounds, later.grounds);
        change(changes, "supportRequest", request, later.request);
        change(changes, "decision", decision, later.decision);
        change(changes, "disputes", disputes, later.disputes);
        return changes;
    }

    /** Refuses who saw something else, and says what has changed; empty for who saw this. */
    public <T> Optional<Ruling<T>> stale(CaseTag now) {
        List<String> changes = changesTo(now);
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(Ruling.refused(
                        Ruling.Why.STALE,
                        "The case has changed: " + String.join("; ", changes) + ". Look at it again, then decide."));
    }

    private static void change(List<String> changes, String what, String before, String after) {
        if (!before.equals(after)) {
            changes.add(what + " was " + before + " and is " + after);
        }
    }

    @Override
    public String toString() {
        return String.join("~", stage, grounds, request, decision, disputes);
    }
}
