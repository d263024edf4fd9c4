package dev.reinstate.workflows.cases;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lets a hold be lifted: an agent's decision at these very grounds, or an exemption that is itself the approval.
 *
 * @param id of the decision or of the exemption
 * @param cause as the audit names it
 * @param outcome how the case ends
 * @param decision whose words the partner is told; null for an exemption
 */
public record Approval(
        String id, String cause, Outcome outcome, @Nullable Decision decision) {

    static @Nullable Approval of(Facts facts, GroundsNow grounds) {
        Hold hold = facts.hold();
        if (hold == null || grounds.anyHolds()) {
            return null;
        }
        Decision decision = facts.file().approvalAt(grounds.revision());
        return decision != null
                ? new Approval(decision.id(), "decision/" + decision.id(), Outcome.REINSTATED, decision)
                : byExemption(grounds, hold);
    }

    /**
     * Only where nothing of the suspension was left to an agent: each of its grounds is exempted in this way. What was
     * cleared before the hold is none of them, or it would matter which of the facts came first.
     */
    private static @Nullable Approval byExemption(GroundsNow grounds, Hold hold) {
        Approval last = null;
        for (GroundEntry entry : grounds.entries()) {
            boolean before = entry.cleared() && entry.since().isBefore(hold.placedAt());
            if (entry.state() == GroundState.FORESEEN || before) {
                continue;
            }
            Optional<Approval> approval = exempting(grounds, entry);
            if (approval.isEmpty()) {
                return null;
            }
            last = approval.get();
        }
        return last;
    }

    private static Optional<Approval> exempting(GroundsNow grounds, GroundEntry entry) {
        Judgement judgement = grounds.judgements().get(entry.ground());
        Exemption by = judgement == null ? null : judgement.exemptedBy();
        Outcome outcome = by == null ? null : by.kind().outcome();
        return by == null || outcome == null
                ? Optional.empty()
                : Optional.of(new Approval(by.id(), "exemption/" + by.id(), outcome, null));
    }
}
