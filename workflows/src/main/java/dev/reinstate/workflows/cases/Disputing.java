package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Who may dispute what, and who may answer it. */
public final class Disputing {

    private Disputing() {}

    /** What stands against disputing on the facts' case now: nothing, if anything on it can be disputed. */
    public static List<Broken> against(Facts facts) {
        List<List<Broken>> each = facts.file().grounds().stream()
                .map(entry -> against(facts, entry.on()))
                .toList();
        return each.stream()
                .filter(List::isEmpty)
                .findFirst()
                .orElseGet(() -> each.stream().flatMap(List::stream).distinct().toList());
    }

    /** What stands against disputing this on the facts' case now: only what stands can be disputed, and only once. */
    public static List<Broken> against(Facts facts, Anchor about) {
        CaseFile file = facts.file();
        List<Broken> broken = new ArrayList<>(Conduct.againstClosed(file));
        GroundEntry entry = file.entry(about.ground());
        if (entry == null || !entry.standing()) {
            broken.add(new Broken(
                    "ground-stands",
                    about.ground() + " neither holds nor is foreseen on this case.",
                    "nothing: there is nothing to dispute"));
        }
        facts.disputes().stream()
                .filter(dispute -> dispute.about().equals(about))
                .forEach(dispute -> broken.add(again(dispute)));
        return broken;
    }

    private static Broken again(Dispute earlier) {
        return earlier.settled()
                ? new Broken(
                        "dispute-once",
                        earlier.about().id() + " was disputed and decided: " + earlier.state() + ".",
                        "a supervisor: contact Support")
                : new Broken(
                        "one-open-dispute",
                        earlier.about().id() + " is disputed already.",
                        "a supervisor's decision on the open dispute");
    }

    /**
     * What stands against an answer now. It is somebody else's who has neither filed the dispute nor decided on the case;
     * whoever stayed it may settle it, since a stay decides nothing.
     */
    public static List<Broken> againstAnswer(Facts facts, Dispute dispute, Dispute.Kind kind, String by, Instant now) {
        List<Broken> broken = new ArrayList<>();
        if (dispute.settled()) {
            broken.add(new Broken(
                    "decide-once", "The dispute is decided: " + dispute.state() + ".", "nothing: it is over"));
        }
        if (dispute.filedBy().equals(by)) {
            broken.add(Independence.ofADispute("Nobody decides on a dispute that they filed."));
        }
        if (facts.file().decidedBy(by)) {
            broken.add(Independence.ofADispute("You have decided on this case; a dispute goes to somebody else."));
        }
        if (kind == Dispute.Kind.STAY && stayed(facts, dispute, now)) {
            broken.add(new Broken("stay-once", "It is stayed already.", "the end of that stay"));
        }
        if (kind.exemption() != null) {
            broken.addAll(Conduct.againstExemption(facts.file(), Objects.requireNonNull(kind.exemption()), by));
        }
        return broken;
    }

    private static boolean stayed(Facts facts, Dispute dispute, Instant now) {
        return facts.matters().exemptions().stream()
                .anyMatch(exemption -> dispute.stays().contains(exemption.id()) && exemption.countsAt(now));
    }
}
