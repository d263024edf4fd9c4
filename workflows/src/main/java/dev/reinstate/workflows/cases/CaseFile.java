package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is stored: what an earlier derivation found, and what people have done since.
 *
 * @param opened false for a fresh file, which exists only if the derivation opens it
 * @param groundsRevision rises when a ground that counts is raised or cleared; an approval is bound to it
 * @param decision the last decision on this case
 * @param noticeKeys business keys of all notices ever written for it, so that none is written twice
 * @param wanted rises when the case must look
 * @param seen what {@code wanted} was when the case last looked
 * @param nextLookAt the next instant at which something falls due, as last derived
 * @param sla how long the case has waited on our people, as last derived; null while it does not
 */
public record CaseFile(
        String id,
        boolean opened,
        Instant openedAt,
        @Nullable String previousCaseId,
        Stage stage,
        @Nullable Outcome outcome,
        @Nullable Instant closedAt,
        long groundsRevision,
        List<GroundEntry> grounds,
        @Nullable SupportRequest request,
        @Nullable Decision decision,
        Set<String> noticeKeys,
        List<UnsentNotice> unsent,
        long wanted,
        long seen,
        @Nullable Instant nextLookAt,
        @Nullable Sla sla) {

    public CaseFile {
        // One order, wherever they were read: what a decision is bound to names them one after the other.
        grounds = grounds.stream()
                .sorted(Comparator.comparing(GroundEntry::ground))
                .toList();
        noticeKeys = Set.copyOf(noticeKeys);
        unsent = List.copyOf(unsent);
    }

    public static CaseFile fresh(String id, Instant now, @Nullable String previousCaseId) {
        return new CaseFile(
                id,
                false,
                now,
                previousCaseId,
                Stage.DETECTED,
                null,
                null,
                0,
                List.of(),
                null,
                null,
                Set.of(),
                List.of(),
                0,
                0,
                null,
                null);
    }

    public boolean closed() {
        return stage == Stage.CLOSED;
    }

    public boolean requested() {
        return request != null && request.open();
    }

    /** The approval that stands: a decision to reinstate, at the grounds as they are at {@code revision}. */
    @Nullable
    Decision approvalAt(long revision) {
        boolean approved = decision != null
                && decision.kind() == Decision.Kind.REINSTATE
                && decision.groundsRevision() == revision
                && requested();
        return approved ? decision : null;
    }

    /** Whether a decision is the approval that stands at the grounds as they are. */
    public boolean approves(Decision made) {
        return made.equals(approvalAt(groundsRevision));
    }

    @Nullable
    GroundEntry entry(Ground ground) {
        return grounds.stream()
                .filter(entry -> entry.ground() == ground)
                .findFirst()
                .orElse(null);
    }

    CaseFile withCounters(long newWanted, long newSeen) {
        return new CaseFile(
                id,
                opened,
                openedAt,
                previousCaseId,
                stage,
                outcome,
                closedAt,
                groundsRevision,
                grounds,
                request,
                decision,
                noticeKeys,
                unsent,
                newWanted,
                newSeen,
                nextLookAt,
                sla);
    }

    CaseFile derived(Stage newStage, long newRevision, List<GroundEntry> newGrounds, @Nullable Instant newNextLookAt) {
        return new CaseFile(
                id,
                true,
                openedAt,
                previousCaseId,
                newStage,
                outcome,
                closedAt,
                newRevision,
                newGrounds,
                request,
                decision,
                noticeKeys,
                unsent,
                wanted,
                seen,
                newNextLookAt,
                sla);
    }

    CaseFile closed(Outcome how, Instant at) {
        return new CaseFile(
                id,
                opened,
                openedAt,
                previousCaseId,
                Stage.CLOSED,
                how,
                at,
                groundsRevision,
                grounds,
                request,
                decision,
                noticeKeys,
                unsent,
                wanted,
                seen,
                at,
                null);
    }

    CaseFile told(Set<String> newKeys, List<UnsentNotice> newUnsent) {
        return new CaseFile(
                id,
                opened,
                openedAt,
                previousCaseId,
                stage,
                outcome,
                closedAt,
                groundsRevision,
                grounds,
                request,
                decision,
                newKeys,
                newUnsent,
                wanted,
                seen,
                nextLookAt,
                sla);
    }

    CaseFile waiting(@Nullable Sla newSla) {
        return new CaseFile(
                id,
                opened,
                openedAt,
                previousCaseId,
                stage,
                outcome,
                closedAt,
                groundsRevision,
                grounds,
                request,
                decision,
                noticeKeys,
                unsent,
                wanted,
                seen,
                nextLookAt,
                newSla);
    }

    CaseFile watching(@Nullable Instant newNextLookAt) {
        return new CaseFile(
                id,
                opened,
                openedAt,
                previousCaseId,
                stage,
                outcome,
                closedAt,
                groundsRevision,
                grounds,
                request,
                decision,
                noticeKeys,
                unsent,
                wanted,
                seen,
                newNextLookAt,
                sla);
    }

    /** The file after a person's act: a request filed or answered, a decision made. */
    public CaseFile with(@Nullable SupportRequest newRequest, @Nullable Decision newDecision) {
        return new CaseFile(
                id,
                opened,
                openedAt,
                previousCaseId,
                stage,
                outcome,
                closedAt,
                groundsRevision,
                grounds,
                newRequest,
                newDecision,
                noticeKeys,
                unsent,
                wanted,
                seen,
                nextLookAt,
                sla);
    }
}
