package dev.reinstate.activities.people;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.register.CaseReading;
import dev.reinstate.activities.register.CaseRows;
import dev.reinstate.activities.register.Findings;
import dev.reinstate.activities.register.Minted;
import dev.reinstate.activities.register.Sitting;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Conduct;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Derived;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.SupportRequest;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseTag;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Rulings;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people do on a case: each act is checked against the case as it is at this moment, under the account's lock. */
public final class RulingsInPostgres implements Rulings {

    private final Transactions transactions;
    private final Effects effects;

    public RulingsInPostgres(Transactions transactions, Effects effects) {
        this.transactions = transactions;
        this.effects = effects;
    }

    @Override
    public Ruling<SupportRequest> request(
            Actor actor, Once once, String caseId, String message, @Nullable String contact) {
        return transactions
                .as(actor)
                .writeCase(Act.REQUEST_SUPPORT, caseId, once, new TypeReference<SupportRequest>() {}, sitting -> {
                    CaseFile file = sitting.upToDate(caseId);
                    List<Broken> broken = Conduct.againstRequest(file);
                    return broken.isEmpty()
                            ? Ruling.granted(file(sitting, caseId, message, contact))
                            : Ruling.againstTheRules("The support request was not taken.", broken);
                });
    }

    private static SupportRequest file(Sitting sitting, String caseId, String message, @Nullable String contact) {
        SupportRequest request = new SupportRequest(
                Minted.id("req"), sitting.now(), sitting.actor().id(), SupportRequest.State.OPEN, sitting.now());
        String messageText = sitting.keepText(Minted.id("txt"), message);
        String contactText = contact == null ? null : sitting.keepText(Minted.id("txt"), contact);
        PeopleRows.insert(sitting, caseId, request, messageText, contactText);
        String cause = "request/" + request.id();
        sitting.journal(Event.of(Event.Kind.REQUEST_FILED, cause), caseId);
        sitting.derive(cause, Happening.SUPPORT_REQUESTED, request.id());
        return request;
    }

    @Override
    public Ruling<Message> answer(Actor actor, Once once, String caseId, String message) {
        return transactions.as(actor).writeCase(Act.ANSWER, caseId, once, new TypeReference<Message>() {}, sitting -> {
            CaseFile file = sitting.upToDate(caseId);
            List<Broken> broken = Conduct.againstMessage(file);
            return broken.isEmpty()
                    ? Ruling.granted(take(sitting, file, message))
                    : Ruling.againstTheRules("The message was not taken.", broken);
        });
    }

    private static Message take(Sitting sitting, CaseFile file, String text) {
        Message message = new Message(
                Minted.id("msg"), file.id(), sitting.now(), sitting.actor().id());
        PeopleRows.insert(sitting, message, sitting.keepText(Minted.id("txt"), text));
        SupportRequest request = Objects.requireNonNull(file.request());
        PeopleRows.state(sitting, request.id(), SupportRequest.State.OPEN);
        String cause = "message/" + message.id();
        sitting.journal(Event.of(Event.Kind.MESSAGE_RECEIVED, cause, "request", request.id()), file.id());
        sitting.derive(cause, Happening.PARTNER_ANSWERED, message.id());
        return message;
    }

    @Override
    public Ruling<Decided> decide(Actor actor, Once once, String caseId, CaseTag seen, Draft draft) {
        return transactions.as(actor).writeCase(Act.DECIDE, caseId, once, new TypeReference<Decided>() {}, sitting -> {
            CaseFile file = sitting.upToDate(caseId);
            if (onlyTrust(actor) && !Conduct.ofTrust(file)) {
                return Ruling.refused(
                        Ruling.Why.FORBIDDEN,
                        "%s may decide on abuse only; who can: an agent or a supervisor".formatted(actor.id()));
            }
            Facts facts = sitting.factsOf(caseId);
            Optional<Ruling<Decided>> stale = seen.stale(CaseTag.of(facts));
            if (stale.isPresent()) {
                return stale.get();
            }
            List<Broken> broken =
                    Conduct.againstDecision(facts, draft.kind(), actor.id(), reviewedBy(actor), sitting.now());
            return broken.isEmpty()
                    ? Ruling.granted(decide(sitting, reviewed(sitting, file, draft), draft))
                    : Ruling.againstTheRules("The decision was not taken.", broken);
        });
    }

    private static boolean onlyTrust(Actor actor) {
        return actor.is(Role.TRUST) && !actor.is(Role.SUPERVISOR) && !actor.is(Role.AGENT);
    }

    private static Set<Ground> reviewedBy(Actor actor) {
        return actor.is(Role.TRUST) ? Set.of(Ground.ABUSE) : Set.of();
    }

    /** A trust officer who reinstates has reviewed the findings: they are taken back first, and the approval is of what is left. */
    private static CaseFile reviewed(Sitting sitting, CaseFile file, Draft draft) {
        if (draft.kind() != Decision.Kind.REINSTATE || !sitting.actor().is(Role.TRUST)) {
            return file;
        }
        Findings.clearAll(sitting, sitting.facts(), draft.reason());
        return CaseRows.read(sitting.handle(), file.id());
    }

    private static Decided decide(Sitting sitting, CaseFile file, Draft draft) {
        SupportRequest request = Objects.requireNonNull(file.request());
        Decision decision = new Decision(
                Minted.id("dec"),
                draft.kind(),
                file.groundsRevision(),
                request.id(),
                sitting.now(),
                sitting.actor().id());
        PeopleRows.insert(
                sitting,
                file.id(),
                decision,
                sitting.keepText(Minted.id("txt"), draft.reason()),
                sitting.keepText(Minted.id("txt"), draft.replyToPartner()));
        PeopleRows.state(
                sitting,
                request.id(),
                request.answered(draft.kind(), sitting.now()).state());
        String cause = "decision/" + decision.id();
        sitting.journal(Event.of(Event.Kind.DECIDED, cause, "decision", draft.kind()), file.id());
        Derived derived = sitting.derive(cause, Happening.DECIDED, decision.id());
        return new Decided(decision, file.id(), CaseReading.effect(derived.file(), decision));
    }

    @Override
    public Decided await(Actor actor, Once once, Decided decided, Duration atMost) {
        return effects.await(actor, once, decided, atMost);
    }
}
