package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lets a hold be lifted: agents' decisions at these very grounds, of two persons where the rules ask for two, or an
 * exemption that is itself the approval.
 *
 * @param id of the decision or of the exemption
 * @param cause as the audit names it
 * @param outcome how the case ends
 * @param decision the last one, whose words the partner is told; null for an exemption
 */
public record Approval(
        String id, String cause, Outcome outcome, @Nullable Decision decision) {

    static @Nullable Approval of(Facts facts, GroundsNow grounds, Instant now) {
        Hold hold = facts.hold();
        if (hold == null || grounds.anyHolds()) {
            return null;
        }
        List<Decision> approvals = facts.file().approvalsAt(grounds.revision());
        Decision decision = approvals.isEmpty() ? null : approvals.get(approvals.size() - 1);
        return decision != null && approvals.size() >= FourEyes.needed(facts, grounds.entries(), now)
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
            if (!entry.suspends(hold)) {
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
