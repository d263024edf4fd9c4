package dev.reinstate.api;

import dev.reinstate.workflows.cases.Claim;
import dev.reinstate.workflows.cases.Evidence;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.NextAct;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.SupportRequest;
import dev.reinstate.workflows.cases.WaitingOn;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Said;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case as it goes out: every field, null where there is nothing. */
record CaseJson(
        String id,
        String accountId,
        Stage stage,
        @Nullable Outcome outcome,
        List<GroundJson> grounds,
        long groundsRevision,
        @Nullable Instant holdPlacedAt,
        @Nullable WaitingOn waitingOn,
        @Nullable NextAct nextAct,
        @Nullable SupportRequest supportRequest,
        CaseView.@Nullable DecisionView decision,
        CaseView.@Nullable FourEyesView fourEyes,
        List<CaseView.DisputeView> disputes,
        List<Said> conversation,
        @Nullable String previousCaseId,
        List<CaseView.PastCaseView> previousCases,
        int repeatOffence,
        Instant openedAt,
        @Nullable Instant closedAt,
        Instant asOf,
        Links links,
        List<CaseView.Action> actions,
        @Nullable String assignee,
        @Nullable Instant claimedAt,
        Queue.@Nullable SlaView sla) {

    /** Where to go from here. */
    record Links(String self, String account, String timeline, String standing, String notices) {}

    /** A ground with the facts behind it. */
    record GroundJson(
            Ground ground,
            GroundState state,
            Instant since,
            String anchor,
            @Nullable Instant holdsFrom,
            Evidence evidence,
            @Nullable String clearedBy) {

        static GroundJson of(CaseView.GroundView view) {
            GroundEntry entry = view.entry();
            return new GroundJson(
                    entry.ground(),
                    entry.state(),
                    entry.since(),
                    entry.anchor(),
                    entry.holdsFrom(),
                    view.evidence(),
                    entry.clearedBy());
        }
    }

    static CaseJson of(CaseView view) {
        CaseView.Desk desk = view.desk();
        Claim claim = desk == null ? null : desk.claim();
        return new CaseJson(
                view.id(),
                view.accountId(),
                view.stage(),
                view.outcome(),
                view.grounds().stream().map(GroundJson::of).toList(),
                view.groundsRevision(),
                view.holdPlacedAt(),
                view.waitingOn(),
                view.nextAct(),
                view.supportRequest(),
                view.decision(),
                view.fourEyes(),
                view.disputes(),
                view.conversation(),
                view.previousCaseId(),
                view.previousCases(),
                view.repeatOffence(),
                view.openedAt(),
                view.closedAt(),
                view.asOf(),
                links(view.id(), view.accountId()),
                view.actions(),
                claim == null ? null : claim.assignee(),
                claim == null ? null : claim.claimedAt(),
                desk == null ? null : desk.sla());
    }

    static Links links(String caseId, String accountId) {
        return new Links(
                Addresses.theCase(caseId),
                Addresses.account(accountId),
                Addresses.timeline(caseId),
                Addresses.standing(accountId),
                Addresses.notices(accountId));
    }
}
