package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.SupportRequest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people do on a case. */
public interface Rulings {

    /** The support request, by the global admin or by an agent on their behalf. */
    Ruling<SupportRequest> request(Actor actor, Once once, String caseId, String message, @Nullable String contact);

    /** The partner's answer to a question. */
    Ruling<Message> answer(Actor actor, Once once, String caseId, String message);

    /** A decision, bound to the case as the agent saw it. */
    Ruling<Decided> decide(Actor actor, Once once, String caseId, CaseTag seen, Draft draft);

    /** Waits until a decision has had its effect, at most so long; the answer that is kept for the key says the same. */
    Decided await(Actor actor, Once once, Decided decided, Duration atMost);

    /** The partner's words, as kept. */
    record Message(String id, String caseId, Instant at, String by) {}

    /** What an agent decides. */
    record Draft(Decision.Kind kind, String reason, String replyToPartner) {}

    /** A decision as recorded. */
    record Decided(Decision decision, String caseId, CaseView.Effect effect) {}
}
