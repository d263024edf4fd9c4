package dev.reinstate.activities.exemptions;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.register.Minted;
import dev.reinstate.activities.register.Sitting;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Disputing;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Exemption;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Disputes, each step checked against the account as it is at this moment, under its lock. */
public final class DisputesInPostgres implements Disputes {

    private final Transactions transactions;

    public DisputesInPostgres(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Ruling<Filed> file(Actor actor, Once once, String caseId, Draft draft) {
        return transactions.as(actor).writeCase(Act.DISPUTE, caseId, once, new TypeReference<Filed>() {}, sitting -> {
            sitting.upToDate(caseId);
            Facts facts = sitting.factsOf(caseId);
            Anchor about = about(facts, draft);
            List<Broken> broken = Disputing.against(facts, about);
            if (!broken.isEmpty()) {
                return Ruling.againstTheRules("The dispute was not taken.", broken);
            }
            return facts.knows(about)
                    ? Ruling.granted(file(
                            sitting,
                            new Dispute(Minted.id("dsp"), caseId, about, sitting.now(), actor.id(), List.of()),
                            draft.message()))
                    : Ruling.unprocessable("/subject", ExemptionsInPostgres.unknown(facts, about));
        });
    }

    /** Without a subject it is what the case shows; where it shows nothing, the rules say that there is nothing. */
    private static Anchor about(Facts facts, Draft draft) {
        String shown = facts.file().grounds().stream()
                .filter(entry -> entry.ground() == draft.ground())
                .findFirst()
                .map(GroundEntry::anchor)
                .orElse("");
        return new Anchor(draft.ground(), draft.subject() == null ? shown : draft.subject());
    }

    private static Filed file(Sitting sitting, Dispute dispute, String message) {
        DisputeRows.insert(sitting, dispute, sitting.keepText(Minted.id("txt"), message));
        sitting.journal(
                new Event(Event.Kind.DISPUTE_FILED, cause(dispute), codes(dispute, "state", "OPEN")), dispute.caseId());
        sitting.derive(cause(dispute), Happening.FELL_DUE, dispute.caseId());
        return new Filed(
                dispute.id(),
                dispute.caseId(),
                dispute.about().ground(),
                dispute.about().id(),
                dispute.state(),
                dispute.filedAt(),
                dispute.filedBy());
    }

    @Override
    public Ruling<Answered> answer(
            Actor actor, Once once, String caseId, String disputeId, CaseTag seen, Answer answer) {
        return transactions
                .as(actor)
                .writeCase(Act.DECIDE_DISPUTE, caseId, once, new TypeReference<Answered>() {}, sitting -> {
                    sitting.upToDate(caseId);
                    Facts facts = sitting.factsOf(caseId);
                    return facts.disputes().stream()
                            .filter(dispute -> dispute.id().equals(disputeId))
                            .findFirst()
                            .map(dispute -> answer(sitting, facts, dispute, seen, answer))
                            .orElseGet(Ruling::notFound);
                });
    }

    private static Ruling<Answered> answer(Sitting sitting, Facts facts, Dispute dispute, CaseTag seen, Answer answer) {
        Actor actor = sitting.actor();
        if (!actor.is(Role.SUPERVISOR) && dispute.about().ground() != Ground.ABUSE) {
            return Ruling.refused(
                    Ruling.Why.FORBIDDEN,
                    "%s may decide disputes about abuse only; who can: a supervisor".formatted(actor.id()));
        }
        Optional<Ruling<Answered>> stale = seen.stale(CaseTag.of(facts));
        if (stale.isPresent()) {
            return stale.get();
        }
        if (answer.until() != null && !answer.until().isAfter(sitting.now())) {
            return Ruling.unprocessable("/until", "is over already: name an instant to come");
        }
        List<Broken> broken = Disputing.againstAnswer(facts, dispute, answer.kind(), actor.id(), sitting.now());
        return broken.isEmpty()
                ? Ruling.granted(answer(sitting, facts, dispute, answer))
                : Ruling.againstTheRules("The decision was not taken.", broken);
    }

    private static Answered answer(Sitting sitting, Facts facts, Dispute dispute, Answer answer) {
        String reason = sitting.keepText(Minted.id("txt"), answer.reason());
        if (answer.kind() != Dispute.Kind.STAY) {
            endStays(sitting, facts, dispute);
        }
        String exemption = exempt(sitting, dispute, answer, reason);
        Dispute.Answer made = new Dispute.Answer(
                Minted.id("ddc"), answer.kind(), sitting.now(), sitting.actor().id(), exemption);
        DisputeRows.insert(sitting, dispute, made, reason, sitting.keepText(Minted.id("txt"), answer.replyToPartner()));
        sitting.journal(
                new Event(
                        Event.Kind.DISPUTE_DECIDED,
                        cause(dispute),
                        codes(dispute, "decision", answer.kind().name())),
                dispute.caseId());
        sitting.derive(cause(dispute), Happening.DECIDED, made.id());
        if (facts.file().closed()) {
            sitting.hasMoreToTell(dispute.caseId());
        }
        return answered(dispute, made, answer.until());
    }

    private static void endStays(Sitting sitting, Facts facts, Dispute dispute) {
        facts.matters().exemptions().stream()
                .filter(exemption -> dispute.stays().contains(exemption.id()) && !exemption.overAt(sitting.now()))
                .forEach(stay -> {
                    ExemptionRows.end(sitting, stay.id());
                    sitting.journal(Event.of(Event.Kind.EXEMPTION_ENDED, "exemption/" + stay.id()), dispute.caseId());
                });
    }

    private static @Nullable String exempt(Sitting sitting, Dispute dispute, Answer answer, String reasonText) {
        Exemption.Kind kind = answer.kind().exemption();
        if (kind == null) {
            return null;
        }
        Exemption exemption = new Exemption(
                Minted.id("exm"),
                kind,
                dispute.about(),
                sitting.now(),
                answer.until(),
                sitting.actor().id(),
                null);
        ExemptionRows.insert(sitting, exemption, reasonText);
        sitting.journal(ExemptionsInPostgres.recorded(exemption), dispute.caseId());
        return exemption.id();
    }

    private static Answered answered(Dispute dispute, Dispute.Answer made, @Nullable Instant until) {
        return new Answered(
                made.id(),
                dispute.id(),
                dispute.caseId(),
                made.kind(),
                made.kind().state(),
                made.at(),
                made.by(),
                made.exemptionId(),
                until);
    }

    private static Map<String, String> codes(Dispute dispute, String name, String value) {
        return Map.of(
                "ground",
                dispute.about().ground().name(),
                "anchor",
                dispute.about().id(),
                name,
                value);
    }

    private static String cause(Dispute dispute) {
        return "dispute/" + dispute.id();
    }
}
