package dev.reinstate.api;

import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Disputing;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseTag;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is disputed on all shelves. */
record DisputesInMemory(Cabinet cabinet, Scribe scribe) implements Disputes {

    @Override
    public Ruling<Filed> file(Actor actor, Once once, String caseId, Draft draft) {
        return scribe.asked(
                actor,
                once,
                "disputes on %s: %s".formatted(caseId, draft),
                () -> cabinet.ofCase(actor, Act.DISPUTE, caseId)
                        .then(shelf -> shelf.as(actor, () -> file(actor, shelf, caseId, draft))));
    }

    private Ruling<Filed> file(Actor actor, Shelf shelf, String caseId, Draft draft) {
        shelf.upToDate(caseId);
        Facts facts = shelf.factsOf(caseId);
        Anchor about = about(facts, draft);
        List<Broken> broken = Disputing.against(facts, about);
        if (!broken.isEmpty()) {
            return Ruling.againstTheRules("The dispute was not taken.", broken);
        } else if (!facts.knows(about)) {
            return Ruling.unprocessable("/subject", "the account has no " + about);
        }
        Dispute dispute = new Dispute(cabinet.mint("dsp"), caseId, about, shelf.now(), actor.id(), List.of());
        shelf.memory().reported.disputes.put(dispute.id(), dispute);
        shelf.words.dispute(dispute.id(), draft.message());
        shelf.happens(Event.of(Event.Kind.DISPUTE_FILED, "dispute/" + dispute.id()), Happening.FELL_DUE, dispute.id());
        return Ruling.granted(new Filed(
                dispute.id(), caseId, about.ground(), about.id(), dispute.state(), dispute.filedAt(), actor.id()));
    }

    private static Anchor about(Facts facts, Draft draft) {
        String shown = facts.file().grounds().stream()
                .filter(entry -> entry.ground() == draft.ground())
                .map(GroundEntry::anchor)
                .findFirst()
                .orElse("");
        return new Anchor(draft.ground(), draft.subject() == null ? shown : draft.subject());
    }

    @Override
    public Ruling<Answered> answer(
            Actor actor, Once once, String caseId, String disputeId, CaseTag seen, Answer answer) {
        return scribe.asked(
                actor,
                once,
                "answers %s on %s, having seen %s: %s".formatted(disputeId, caseId, seen, answer),
                () -> cabinet.ofCase(actor, Act.DECIDE_DISPUTE, caseId)
                        .then(shelf -> shelf.as(actor, () -> {
                            shelf.upToDate(caseId);
                            Facts facts = shelf.factsOf(caseId);
                            return facts.disputes().stream()
                                    .filter(dispute -> dispute.id().equals(disputeId))
                                    .findFirst()
                                    .map(dispute -> answer(actor, shelf, facts, dispute, seen, answer))
                                    .orElseGet(Ruling::notFound);
                        })));
    }

    private Ruling<Answered> answer(
            Actor actor, Shelf shelf, Facts facts, Dispute dispute, CaseTag seen, Answer answer) {
        if (!actor.is(Role.SUPERVISOR) && dispute.about().ground() != Ground.ABUSE) {
            return Ruling.refused(Ruling.Why.FORBIDDEN, actor.id() + " may decide disputes about abuse only");
        }
        Optional<Ruling<Answered>> stale = seen.stale(CaseTag.of(facts));
        if (stale.isPresent()) {
            return stale.get();
        } else if (answer.until() != null && !answer.until().isAfter(shelf.now())) {
            return Ruling.unprocessable("/until", "is over already");
        }
        List<Broken> broken = Disputing.againstAnswer(facts, dispute, answer.kind(), actor.id(), shelf.now());
        return broken.isEmpty()
                ? Ruling.granted(answer(actor, shelf, dispute, answer))
                : Ruling.againstTheRules("The decision was not taken.", broken);
    }

    private Answered answer(Actor actor, Shelf shelf, Dispute dispute, Answer answer) {
        String id = cabinet.mint("ddc");
        shelf.memory().reported.answers(dispute.id(), id, answer.kind(), shelf.now(), actor.id(), answer.until());
        shelf.words.answer(dispute.id(), answer);
        shelf.happens(Event.of(Event.Kind.DISPUTE_DECIDED, "dispute/" + dispute.id()), Happening.DECIDED, id);
        Dispute after = Objects.requireNonNull(shelf.memory().reported.disputes.get(dispute.id()));
        Dispute.Answer made = after.answers().get(after.answers().size() - 1);
        return new Answered(
                id,
                dispute.id(),
                dispute.caseId(),
                answer.kind(),
                after.state(),
                made.at(),
                made.by(),
                made.exemptionId(),
                answer.until());
    }
}
