package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Conduct;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Derived;
import dev.reinstate.workflows.cases.Evidence;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.NextAct;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.SupportRequest;
import dev.reinstate.workflows.cases.WaitingOn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as one actor sees it.
 *
 * @param tag changes with stage, grounds, request and decision, never with notices or amounts; a decision names it
 * @param conversation what the partner and the agents wrote to each other, oldest first
 * @param holdPlacedAt when the hold of this case was placed, also after it was lifted
 */
public record CaseView(
        String id,
        String accountId,
        Stage stage,
        @Nullable Outcome outcome,
        List<GroundView> grounds,
        long groundsRevision,
        @Nullable Instant holdPlacedAt,
        @Nullable WaitingOn waitingOn,
        @Nullable NextAct nextAct,
        @Nullable SupportRequest supportRequest,
        @Nullable DecisionView decision,
        List<Said> conversation,
        @Nullable String previousCaseId,
        Instant openedAt,
        @Nullable Instant closedAt,
        List<Action> actions,
        CaseTag tag,
        Instant asOf) {

    /** A ground with the facts behind it. */
    public record GroundView(GroundEntry entry, Evidence evidence) {}

    /**
     * What was decided.
     *
     * @param reason for our own people; null for the partner's
     */
    public record DecisionView(
            String id,
            Decision.Kind decision,
            Instant decidedAt,
            String decidedBy,
            long groundsRevision,
            @Nullable String reason,
            @Nullable String replyToPartner,
            Effect effect) {}

    /** What a decision has led to. */
    public enum Effect {
        DONE,
        PENDING,
        /** A second person has to approve it too. */
        AWAITING_SECOND,
        /** The grounds changed before it could be carried out. */
        VOID
    }

    /** Something that may be done on the case, or what stands against it. */
    public record Action(String id, boolean available, List<Broken> broken) {}

    private static Evidence evidence(Actor actor, Facts facts, GroundEntry entry, Instant now) {
        Evidence evidence = facts.evidence(entry, now);
        return actor.is(Role.PARTNER) ? evidence.forThePartner() : evidence;
    }

    /** The case as derived, for this actor. */
    public static CaseView of(
            Actor actor,
            Facts facts,
            Derived derived,
            @Nullable Instant holdPlacedAt,
            @Nullable DecisionView decision,
            List<Said> conversation) {
        CaseFile file = derived.file();
        List<GroundView> grounds = file.grounds().stream()
                .map(entry -> new GroundView(entry, evidence(actor, facts, entry, derived.asOf())))
                .toList();
        return new CaseView(
                file.id(),
                facts.account().id(),
                file.stage(),
                file.outcome(),
                grounds,
                file.groundsRevision(),
                holdPlacedAt,
                Conduct.waitingOn(file),
                derived.next(),
                file.request(),
                decision,
                conversation,
                file.previousCaseId(),
                file.openedAt(),
                file.closedAt(),
                Actions.of(actor, facts.account(), file),
                CaseTag.of(file),
                derived.asOf());
    }
}
