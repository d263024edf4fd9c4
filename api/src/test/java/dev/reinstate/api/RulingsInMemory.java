package dev.reinstate.api;

import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Conduct;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.SupportRequest;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseTag;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Rulings;
import dev.reinstate.workflows.ports.Said;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What people do on a case; the engine gets to it when somebody waits for it. */
record RulingsInMemory(Cabinet cabinet, Scribe scribe) implements Rulings {

    private <T> Ruling<T> on(Actor actor, Act act, String caseId, Function<Shelf, Ruling<T>> work) {
        return cabinet.ofCase(actor, act, caseId).then(shelf -> shelf.as(actor, () -> work.apply(shelf)));
    }

    @Override
    public Ruling<SupportRequest> request(
            Actor actor, Once once, String caseId, String message, @Nullable String contact) {
        return scribe.asked(
                actor,
                once,
                "requests on %s: %s (%s)".formatted(caseId, message, contact),
                () -> on(actor, Act.REQUEST_SUPPORT, caseId, shelf -> {
                    CaseFile file = shelf.upToDate(caseId);
                    List<Broken> broken = Conduct.againstRequest(file);
                    return broken.isEmpty()
                            ? Ruling.granted(file(actor, shelf, file, message, contact))
                            : Ruling.againstTheRules("The support request was not taken.", broken);
                }));
    }

    private SupportRequest file(Actor actor, Shelf shelf, CaseFile file, String message, @Nullable String contact) {
        SupportRequest request = new SupportRequest(
                cabinet.mint("req"), shelf.now(), actor.id(), SupportRequest.State.OPEN, shelf.now());
        shelf.memory().put(file.with(request));
        shelf.words.say(
                file.id(), request.id(), new Said(shelf.now(), actor.id(), Said.Kind.REQUEST, message, contact));
        shelf.happens(
                Event.of(Event.Kind.REQUEST_FILED, "request/" + request.id()),
                Happening.SUPPORT_REQUESTED,
                request.id());
        return request;
    }

    @Override
    public Ruling<Message> answer(Actor actor, Once once, String caseId, String message) {
        return scribe.asked(
                actor,
                once,
                "answers on %s: %s".formatted(caseId, message),
                () -> on(actor, Act.ANSWER, caseId, shelf -> {
                    CaseFile file = shelf.upToDate(caseId);
                    List<Broken> broken = Conduct.againstMessage(file);
                    return broken.isEmpty()
                            ? Ruling.granted(take(actor, shelf, file, message))
                            : Ruling.againstTheRules("The message was not taken.", broken);
                }));
    }

    private Message take(Actor actor, Shelf shelf, CaseFile file, String text) {
        Message message = new Message(cabinet.mint("msg"), file.id(), shelf.now(), actor.id());
        SupportRequest request = Objects.requireNonNull(file.request());
        SupportRequest.State open = SupportRequest.State.OPEN;
        shelf.memory()
                .put(file.with(
                        new SupportRequest(request.id(), request.filedAt(), request.filedBy(), open, shelf.now())));
        shelf.words.say(file.id(), message.id(), new Said(shelf.now(), actor.id(), Said.Kind.MESSAGE, text, null));
        shelf.happens(
                Event.of(Event.Kind.MESSAGE_RECEIVED, "message/" + message.id()),
                Happening.PARTNER_ANSWERED,
                message.id());
        return message;
    }

    @Override
    public Ruling<Decided> decide(Actor actor, Once once, String caseId, CaseTag seen, Draft draft) {
        return scribe.asked(
                actor,
                once,
                "decides on %s, having seen %s: %s".formatted(caseId, seen, draft),
                () -> on(actor, Act.DECIDE, caseId, shelf -> decide(actor, shelf, caseId, seen, draft)));
    }

    private Ruling<Decided> decide(Actor actor, Shelf shelf, String caseId, CaseTag seen, Draft draft) {
        CaseFile file = shelf.upToDate(caseId);
        boolean trust = actor.is(Role.TRUST);
        if (trust && !actor.is(Role.SUPERVISOR) && !actor.is(Role.AGENT) && !Conduct.ofTrust(file)) {
            return Ruling.refused(Ruling.Why.FORBIDDEN, actor.id() + " may decide on abuse only");
        }
        Facts facts = shelf.factsOf(caseId);
        Optional<Ruling<Decided>> stale = seen.stale(CaseTag.of(facts));
        if (stale.isPresent()) {
            return stale.get();
        }
        List<Broken> broken = Conduct.againstDecision(
                facts, draft.kind(), actor.id(), trust ? Set.of(Ground.ABUSE) : Set.of(), shelf.now());
        return broken.isEmpty()
                ? Ruling.granted(decide(actor, shelf, file, draft))
                : Ruling.againstTheRules("The decision was not taken.", broken);
    }

    private Decided decide(Actor actor, Shelf shelf, CaseFile file, Draft draft) {
        SupportRequest request = Objects.requireNonNull(file.request());
        Decision decision = new Decision(
                cabinet.mint("dec"), draft.kind(), file.groundsRevision(), request.id(), shelf.now(), actor.id());
        shelf.words.decide(file.id(), decision, draft);
        shelf.memory().put(file.with(request.answered(draft.kind(), shelf.now()), decision));
        shelf.happens(
                Event.of(
                        Event.Kind.DECIDED,
                        "decision/" + decision.id(),
                        "decision",
                        draft.kind().name()),
                Happening.DECIDED,
                decision.id());
        return new Decided(decision, file.id(), Words.effect(shelf.memory().file(file.id()), decision));
    }

    @Override
    public Decided await(Actor actor, Once once, Decided decided, Duration atMost) {
        scribe.write(actor.id() + " waits " + atMost);
        Shelf shelf = cabinet.all().stream()
                .filter(each -> each.hasCase(decided.caseId()))
                .findFirst()
                .orElseThrow();
        shelf.settles();
        CaseView.Effect effect = Words.effect(shelf.memory().file(decided.caseId()), decided.decision());
        Decided now = new Decided(decided.decision(), decided.caseId(), effect);
        scribe.keep(actor, once, now);
        return now;
    }
}
