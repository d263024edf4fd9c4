package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Ground;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the partner disputes, and what somebody else makes of it. */
public interface Disputes {

    /** By the global admin, on an open case. */
    Ruling<Filed> file(Actor actor, Once once, String caseId, Draft draft);

    /** An answer, bound to the case as its author saw it; the case may be over by then, where a stay has closed it. */
    Ruling<Answered> answer(Actor actor, Once once, String caseId, String disputeId, CaseTag seen, Answer answer);

    /**
     * What is disputed.
     *
     * @param subject the invoice, finding, issue or rejection; null for the one that the case shows on this ground
     */
    record Draft(Ground ground, @Nullable String subject, String message) {}

    /** A dispute as recorded. */
    record Filed(
            String id,
            String caseId,
            Ground ground,
            String subject,
            Dispute.State state,
            Instant filedAt,
            String filedBy) {}

    /**
     * What is answered.
     *
     * @param until when a stay ends by itself
     */
    record Answer(
            Dispute.Kind kind,
            String reason,
            String replyToPartner,
            @Nullable Instant until) {}

    /**
     * An answer as recorded.
     *
     * @param exemptionId what it exempts by
     */
    record Answered(
            String id,
            String disputeId,
            String caseId,
            Dispute.Kind decision,
            Dispute.State state,
            Instant decidedAt,
            String decidedBy,
            @Nullable String exemptionId,
            @Nullable Instant until) {}
}
