package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Claim;
import dev.reinstate.workflows.cases.Conduct;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Derived;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Evidence;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.FourEyes;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.NextAct;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.PastCase;
import dev.reinstate.workflows.cases.Sla;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.SupportRequest;
import dev.reinstate.workflows.cases.WaitingOn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as one actor sees it.
 *
 * @param tag changes with stage, grounds, request, decision and disputes, never with notices or amounts; a decision names it
 * @param fourEyes why two persons have to approve, and who has; null where one is enough, and for the partner's
 * @param previousCases of the account, the latest first
 * @param repeatOffence how many of them count against the partner
 * @param conversation what the partner and the agents wrote to each other, oldest first
 * @param desk null for the partner's people
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
        @Nullable FourEyesView fourEyes,
        List<DisputeView> disputes,
        List<Said> conversation,
        @Nullable String previousCaseId,
        List<PastCaseView> previousCases,
        int repeatOffence,
        Instant openedAt,
        @Nullable Instant closedAt,
        List<Action> actions,
        CaseTag tag,
        @Nullable Desk desk,
        Instant asOf) {

    /**
     * How our people work on the case.
     *
     * @param claim whose it is; null while it is nobody's
     * @param sla how long it has waited on us; null while nobody does
     */
    public record Desk(@Nullable Claim claim, Queue.@Nullable SlaView sla) {}

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

    /**
     * Why two persons have to approve the reinstatement.
     *
     * @param approvals those that stand at the grounds as they are
     */
    public record FourEyesView(List<String> because, List<ApprovalView> approvals) {}

    /** Somebody's approval. */
    public record ApprovalView(String decisionId, String by, Instant at) {}

    /**
     * What the partner disputes.
     *
     * @param reason of the last answer, for our own people; null for the partner's
     */
    public record DisputeView(
            String id,
            Ground ground,
            String subject,
            Dispute.State state,
            Instant filedAt,
            String filedBy,
            @Nullable String message,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable Instant stayedUntil,
            @Nullable String reason,
            @Nullable String replyToPartner) {}

    /**
     * An earlier case of the account.
     *
     * @param offence whether it counts against the partner
     */
    public record PastCaseView(
            String id, Instant openedAt, Instant closedAt, Outcome outcome, List<Ground> grounds, boolean offence) {

        public static PastCaseView of(PastCase past, List<Exemption> exemptions) {
            return new PastCaseView(
                    past.id(),
                    past.openedAt(),
                    past.closedAt(),
                    past.outcome(),
                    past.grounds().stream().map(GroundEntry::ground).toList(),
                    past.offence(exemptions));
        }
    }

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

    private static @Nullable FourEyesView fourEyes(Facts facts, Instant now) {
        CaseFile file = facts.file();
        List<String> because = file.closed() ? List.of() : FourEyes.why(facts, file.grounds(), now);
        List<ApprovalView> approvals = file.approvalsAt(file.groundsRevision()).stream()
                .map(approval -> new ApprovalView(approval.id(), approval.decidedBy(), approval.decidedAt()))
                .toList();
        return because.isEmpty() ? null : new FourEyesView(because, approvals);
    }

    private static Desk desk(@Nullable Claim claim, CaseFile file, Instant now) {
        Sla sla = file.sla();
        return new Desk(claim, sla == null ? null : Queue.SlaView.of(sla, now));
    }

    /** The case as derived, for this actor. */
    public static CaseView of(
            Actor actor,
            Facts facts,
            Derived derived,
            @Nullable Instant holdPlacedAt,
            @Nullable DecisionView decision,
            List<DisputeView> disputes,
            List<PastCase> past,
            List<Said> conversation,
            @Nullable Claim claim) {
        CaseFile file = derived.file();
        Facts seen = facts.with(file);
        List<PastCaseView> previous = past.stream()
                .map(earlier -> PastCaseView.of(earlier, facts.matters().exemptions()))
                .toList();
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
                actor.is(Role.PARTNER) ? null : fourEyes(seen, derived.asOf()),
                disputes,
                conversation,
                file.previousCaseId(),
                previous,
                (int) previous.stream().filter(PastCaseView::offence).count(),
                file.openedAt(),
                file.closedAt(),
                Actions.of(actor, seen, claim, derived.asOf()),
                CaseTag.of(seen),
                actor.is(Role.PARTNER) ? null : desk(claim, file, derived.asOf()),
                derived.asOf());
    }
}
