package dev.reinstate.api;

import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Conduct;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Rulings;
import dev.reinstate.workflows.ports.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people wrote on the cases of one account, beside the facts. */
final class Words {

    /** Something that was said, and in which act. */
    record Line(String caseId, String id, Said said) {}

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Rulings.Draft> decisions = new HashMap<>();
    private final Map<String, String> disputes = new HashMap<>();
    private final Map<String, Disputes.Answer> answers = new HashMap<>();

    void say(String caseId, String id, Said said) {
        lines.add(new Line(caseId, id, said));
    }

    void decide(String caseId, Decision decision, Rulings.Draft draft) {
        decisions.put(decision.id(), draft);
        say(
                caseId,
                decision.id(),
                new Said(decision.decidedAt(), decision.decidedBy(), Said.Kind.REPLY, draft.replyToPartner(), null));
    }

    void dispute(String disputeId, String message) {
        disputes.put(disputeId, message);
    }

    void answer(String disputeId, Disputes.Answer answer) {
        answers.put(disputeId, answer);
    }

    /** Oldest first, with what is among ourselves. */
    List<Line> all(Actor actor, CaseFile file) {
        return lines.stream()
                .filter(line -> line.caseId().equals(file.id()))
                .filter(line -> !actor.is(Role.PARTNER) || forThePartner(line, file))
                .toList();
    }

    /** Between the partner and us. */
    List<Said> openly(Actor actor, CaseFile file) {
        return all(actor, file).stream()
                .map(Line::said)
                .filter(said -> said.kind() != Said.Kind.NOTE)
                .toList();
    }

    private boolean forThePartner(Line line, CaseFile file) {
        Rulings.Draft decision = decisions.get(line.id());
        return line.said().kind() != Said.Kind.NOTE
                && (decision == null || decision.kind() != Decision.Kind.REINSTATE || carriedOut(file, line.id()));
    }

    /** An approval is told once it was carried out. */
    static boolean carriedOut(CaseFile file, String decisionId) {
        Decision last = file.decision();
        return file.outcome() == Outcome.REINSTATED
                && last != null
                && last.id().equals(decisionId)
                && last.groundsRevision() == file.groundsRevision();
    }

    CaseView.@Nullable DecisionView decision(Actor actor, CaseFile file) {
        Decision decision = file.decision();
        if (decision == null || (actor.is(Role.PARTNER) && Conduct.awaitsSecond(file))) {
            return null;
        }
        Rulings.Draft draft = Objects.requireNonNull(decisions.get(decision.id()));
        boolean told = !actor.is(Role.PARTNER)
                || decision.kind() != Decision.Kind.REINSTATE
                || carriedOut(file, decision.id());
        return new CaseView.DecisionView(
                decision.id(),
                decision.kind(),
                decision.decidedAt(),
                decision.decidedBy(),
                decision.groundsRevision(),
                actor.is(Role.PARTNER) ? null : draft.reason(),
                told ? draft.replyToPartner() : null,
                effect(file, decision));
    }

    static CaseView.Effect effect(CaseFile file, Decision decision) {
        if (decision.kind() != Decision.Kind.REINSTATE || file.outcome() == Outcome.REINSTATED) {
            return CaseView.Effect.DONE;
        } else if (!file.approves(decision)) {
            return CaseView.Effect.VOID;
        }
        return Conduct.awaitsSecond(file) ? CaseView.Effect.AWAITING_SECOND : CaseView.Effect.PENDING;
    }

    List<CaseView.DisputeView> disputes(Actor actor, Facts facts) {
        return facts.disputes().stream().map(dispute -> view(actor, dispute)).toList();
    }

    private CaseView.DisputeView view(Actor actor, Dispute dispute) {
        Disputes.Answer answer = answers.get(dispute.id());
        Dispute.Answer last = dispute.answers().isEmpty()
                ? null
                : dispute.answers().get(dispute.answers().size() - 1);
        return new CaseView.DisputeView(
                dispute.id(),
                dispute.about().ground(),
                dispute.about().id(),
                dispute.state(),
                dispute.filedAt(),
                dispute.filedBy(),
                disputes.get(dispute.id()),
                last == null ? null : last.at(),
                last == null ? null : last.by(),
                answer == null || dispute.state() != Dispute.State.STAYED ? null : answer.until(),
                answer == null || actor.is(Role.PARTNER) ? null : answer.reason(),
                answer == null ? null : answer.replyToPartner());
    }
}
