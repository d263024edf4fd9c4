package dev.reinstate.api;

import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.ports.CaseTag;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Rulings;
import dev.reinstate.workflows.ports.Rulings.Decided;
import java.time.Duration;
import java.time.Instant;

/** What people do on a case. */
final class RulingRoutes {

    /** A decision as it goes out. */
    record DecisionJson(String id, Decision.Kind decision, Instant decidedAt, String decidedBy, long groundsRevision) {}

    /** The answer to a decision. */
    record DecidedJson(DecisionJson decision, CaseView.Effect effect) {

        static DecidedJson of(Decided decided) {
            Decision decision = decided.decision();
            return new DecidedJson(
                    new DecisionJson(
                            decision.id(),
                            decision.kind(),
                            decision.decidedAt(),
                            decision.decidedBy(),
                            decision.groundsRevision()),
                    decided.effect());
        }
    }

    private final Rulings rulings;

    RulingRoutes(Rulings rulings) {
        this.rulings = rulings;
    }

    Answer request(Request request) {
        String caseId = request.id("caseId");
        Once once = request.once();
        RulingBodies.Requested asked = RulingBodies.request(request.body());
        return Answer.to(
                rulings.request(request.actor(), once, caseId, asked.message(), asked.contact()), Answer::created);
    }

    Answer message(Request request) {
        String caseId = request.id("caseId");
        Once once = request.once();
        String message = RulingBodies.message(request.body());
        return Answer.to(rulings.answer(request.actor(), once, caseId, message), Answer::created);
    }

    Answer decide(Request request) {
        String caseId = request.id("caseId");
        Once once = request.once();
        Rulings.Draft draft = RulingBodies.decision(request.body());
        CaseTag seen = Tags.seen(request);
        Ruling<Decided> ruling = rulings.decide(request.actor(), once, caseId, seen, draft);
        return Preferences.wait(request)
                .map(atMost -> Answer.to(waited(request, once, ruling, atMost), RulingRoutes::decided)
                        .with("Preference-Applied", "wait=" + atMost.toSeconds()))
                .orElseGet(() -> Answer.to(ruling, RulingRoutes::decided));
    }

    private static Answer decided(Decided decided) {
        return Answer.created(DecidedJson.of(decided));
    }

    /** The first answer is given again as it was: only the first waits. */
    private Ruling<Decided> waited(Request request, Once once, Ruling<Decided> ruling, Duration atMost) {
        return ruling instanceof Ruling.Granted<Decided> granted && !granted.replayed()
                ? ruling.map(decided -> waited(request, once, decided, atMost))
                : ruling;
    }

    private Decided waited(Request request, Once once, Decided decided, Duration atMost) {
        return decided.effect() == CaseView.Effect.PENDING
                ? rulings.await(request.actor(), once, decided, atMost)
                : decided;
    }
}
