package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is stored: what an earlier derivation found, and what people have done since.
 *
 * @param opened false for a fresh file, which exists only if the derivation opens it
 * @param groundsRevision rises when a ground that counts is raised or cleared; an approval is bound to it
 * @param decisions all on this case, oldest first
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
        List<Decision> decisions,
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
        decisions = List.copyOf(decisions);
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
                List.of(),
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

    /** The last one. */
    public @Nullable Decision decision() {
        return decisions.isEmpty() ? null : decisions.get(decisions.size() - 1);
    }

    /** Whether somebody has decided on this case, whatever it was. */
    public boolean decidedBy(String person) {
        return decisions.stream().anyMatch(decision -> decision.decidedBy().equals(person));
    }

    /**
     * The approvals that stand, first to last, one a person: decisions to reinstate at the grounds as they are at
     * {@code revision}, on the open request, with no other decision after them.
     */
    public List<Decision> approvalsAt(long revision) {
        List<Decision> standing = new ArrayList<>();
        for (int last = decisions.size() - 1; last >= 0 && approves(decisions.get(last), revision); last--) {
            standing.add(0, decisions.get(last));
        }
        Set<String> people = new HashSet<>();
        return standing.stream()
                .filter(approval -> people.add(approval.decidedBy()))
                .toList();
    }

    private boolean approves(Decision decision, long revision) {
        return decision.kind() == Decision.Kind.REINSTATE
                && decision.groundsRevision() == revision
                && request != null
                && request.open()
                && decision.requestId().equals(request.id());
    }

    /** Whether a decision is among the approvals that stand at the grounds as they are. */
    public boolean approves(Decision made) {
        return approvalsAt(groundsRevision).contains(made);
    }

    @Nullable
    GroundEntry entry(Ground ground) {
        return grounds.stream()
                .filter(entry -> entry.ground() == ground)
                .findFirst()
                .orElse(null);
    }

    CaseFile withCounters(long newWanted, long newSeen) {
        CaseFileDraft draft = new CaseFileDraft(this);
        draft.wanted = newWanted;
        draft.seen = newSeen;
        return draft.file();
    }

    CaseFile derived(Stage newStage, long newRevision, List<GroundEntry> newGrounds, @Nullable Instant newNextLookAt) {
        CaseFileDraft draft = new CaseFileDraft(this);
        draft.opened = true;
        draft.stage = newStage;
        draft.groundsRevision = newRevision;
        draft.grounds = newGrounds;
        draft.nextLookAt = newNextLookAt;
        return draft.file();
    }

    CaseFile closed(Outcome how, Instant at) {
        CaseFileDraft draft = new CaseFileDraft(this);
        draft.stage = Stage.CLOSED;
        draft.outcome = how;
        draft.closedAt = at;
        draft.nextLookAt = at;
        draft.sla = null;
        return draft.file();
    }

    CaseFile told(Set<String> newKeys, List<UnsentNotice> newUnsent) {
        CaseFileDraft draft = new CaseFileDraft(this);
        draft.noticeKeys = newKeys;
        draft.unsent = newUnsent;
        return draft.file();
    }

    CaseFile waiting(@Nullable Sla newSla) {
        CaseFileDraft draft = new CaseFileDraft(this);
        draft.sla = newSla;
        return draft.file();
    }

    CaseFile watching(@Nullable Instant newNextLookAt) {
        CaseFileDraft draft = new CaseFileDraft(this);
        draft.nextLookAt = newNextLookAt;
        return draft.file();
    }

    /** The file after a request was filed, or changed its state. */
    public CaseFile with(@Nullable SupportRequest newRequest) {
        CaseFileDraft draft = new CaseFileDraft(this);
        draft.request = newRequest;
        return draft.file();
    }

    /** The file after a decision, which leaves the request like this. */
    public CaseFile with(@Nullable SupportRequest newRequest, Decision made) {
        CaseFileDraft draft = new CaseFileDraft(this);
        draft.request = newRequest;
        draft.decisions = Stream.concat(decisions.stream(), Stream.of(made)).toList();
        return draft.file();
    }
}
