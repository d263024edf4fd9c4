package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people may do on a case as it stands; whether their role may is asked before. One place for API and console. */
public final class Conduct {

    private Conduct() {}

    /** What stands against filing a support request now. */
    public static List<Broken> againstRequest(CaseFile file) {
        List<Broken> broken = new ArrayList<>(againstClosed(file));
        if (file.requested()) {
            broken.add(new Broken(
                    "one-open-request",
                    "A support request is open already.",
                    "an agent's decision on the open request"));
        }
        return broken;
    }

    /** What stands against the partner's message now. */
    public static List<Broken> againstMessage(CaseFile file) {
        List<Broken> broken = new ArrayList<>(againstClosed(file));
        if (!file.requested()) {
            broken.add(noRequest());
        }
        return broken;
    }

    /**
     * What stands against a decision on the facts' case now.
     *
     * @param reviewed the grounds which whoever decides also reviews: they do not stand against their own review
     */
    public static List<Broken> againstDecision(
            Facts facts, Decision.Kind kind, String by, Set<Ground> reviewed, Instant now) {
        CaseFile file = facts.file();
        List<Broken> broken = new ArrayList<>(againstClosed(file));
        SupportRequest request = file.request();
        if (!file.requested()) {
            broken.add(noRequest());
        } else if (request != null && request.filedBy().equals(by)) {
            broken.add(Independence.ofTheRequest("a decision by another agent"));
        }
        if (kind == Decision.Kind.REINSTATE) {
            broken.addAll(againstReinstating(facts, by, reviewed, now));
        }
        if (file.stage() == Stage.DETECTED && kind != Decision.Kind.ASK_PARTNER) {
            broken.add(new Broken(
                    "hold-placed", "The account is not suspended.", "nothing: there is no hold to lift or to keep"));
        }
        if (file.stage() == Stage.REINSTATING) {
            broken.add(new Broken("decide-once", "The reinstatement is approved already.", "nothing: it is under way"));
        }
        return broken;
    }

    private static List<Broken> againstReinstating(Facts facts, String by, Set<Ground> reviewed, Instant now) {
        CaseFile file = facts.file();
        List<Broken> broken = new ArrayList<>();
        file.grounds().stream()
                .filter(entry -> entry.holds() && !reviewed.contains(entry.ground()))
                .forEach(entry -> broken.add(holds(entry)));
        broken.addAll(Independence.ofWhoExempted(facts, by, now));
        if (awaitsSecond(file) && approved(file, by)) {
            broken.add(new Broken(
                    "four-eyes",
                    "You have approved it already. A second person has to, because "
                            + String.join(" and ", FourEyes.why(facts, file.grounds(), now)) + ".",
                    "the approval of another agent or supervisor, on abuse also of a trust officer"));
        }
        return broken;
    }

    /** One of two persons has approved the reinstatement at the grounds as they are. */
    public static boolean awaitsSecond(CaseFile file) {
        return file.stage() == Stage.UNDER_REVIEW
                && !file.approvalsAt(file.groundsRevision()).isEmpty();
    }

    private static boolean approved(CaseFile file, String by) {
        return file.approvalsAt(file.groundsRevision()).stream()
                .anyMatch(approval -> approval.decidedBy().equals(by));
    }

    /**
     * What stands against an exemption that is itself an approval: it is nobody's who filed the request, nor theirs who
     * gave the first of two approvals and would so give the second.
     */
    public static List<Broken> againstExemption(CaseFile file, Exemption.Kind kind, String by) {
        SupportRequest request = file.request();
        List<Broken> broken = new ArrayList<>();
        if (kind.outcome() != null
                && request != null
                && request.open()
                && request.filedBy().equals(by)) {
            broken.add(Independence.ofTheRequest("another supervisor"));
        }
        if (kind.outcome() != null && awaitsSecond(file) && approved(file, by)) {
            broken.add(new Broken(
                    "four-eyes",
                    "You have approved the reinstatement already; it needs a second person.",
                    "the approval of another agent or supervisor"));
        }
        return broken;
    }

    /** A trust officer decides where abuse is or was a ground. */
    public static boolean ofTrust(CaseFile file) {
        return file.entry(Ground.ABUSE) != null;
    }

    static List<Broken> againstClosed(CaseFile file) {
        return file.closed()
                ? List.of(new Broken("case-open", "The case is closed: " + file.outcome() + ".", "a new case"))
                : List.of();
    }

    private static Broken noRequest() {
        return new Broken(
                "request-open", "No support request is open.", "a support request by the account's global admin");
    }

    private static Broken holds(GroundEntry entry) {
        return new Broken(
                "no-ground-holds",
                entry.ground() + " holds since " + entry.since() + " (" + entry.anchor() + ").",
                entry.ground().clearedBy());
    }

    /** Who has the next move. */
    public static @Nullable WaitingOn waitingOn(CaseFile file) {
        return switch (file.stage()) {
            case DETECTED ->
                file.grounds().stream().anyMatch(GroundEntry::holds) ? WaitingOn.SYSTEM : WaitingOn.PARTNER;
            case AWAITING_REMEDY -> onRemedy(file);
            case AWAITING_REQUEST -> WaitingOn.PARTNER;
            case UNDER_REVIEW -> asked(file) ? WaitingOn.PARTNER : WaitingOn.AGENT;
            case REINSTATING -> WaitingOn.SYSTEM;
            case CLOSED -> null;
        };
    }

    /** The partner, as long as there is anything that they can do. */
    private static WaitingOn onRemedy(CaseFile file) {
        return file.grounds().stream()
                .filter(GroundEntry::holds)
                .map(entry -> entry.ground().waitsOn())
                .min(Comparator.naturalOrder())
                .orElse(WaitingOn.PARTNER);
    }

    private static boolean asked(CaseFile file) {
        SupportRequest request = file.request();
        return request != null && request.state() == SupportRequest.State.WAITING_ON_PARTNER;
    }
}
