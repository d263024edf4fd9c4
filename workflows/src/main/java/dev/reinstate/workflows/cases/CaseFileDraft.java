package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A case file with something changed: what is not set stays as it was. */
final class CaseFileDraft {

    boolean opened;
    Stage stage;

    @Nullable
    Outcome outcome;

    @Nullable
    Instant closedAt;

    long groundsRevision;
    List<GroundEntry> grounds;

    @Nullable
    SupportRequest request;

    List<Decision> decisions;
    Set<String> noticeKeys;
    List<UnsentNotice> unsent;
    long wanted;
    long seen;

    @Nullable
    Instant nextLookAt;

    @Nullable
    Sla sla;

    private final CaseFile before;

    CaseFileDraft(CaseFile before) {
        this.before = before;
        this.opened = before.opened();
        this.stage = before.stage();
        this.outcome = before.outcome();
        this.closedAt = before.closedAt();
        this.groundsRevision = before.groundsRevision();
        this.grounds = before.grounds();
        this.request = before.request();
        this.decisions = before.decisions();
        this.noticeKeys = before.noticeKeys();
        this.unsent = before.unsent();
        this.wanted = before.wanted();
        this.seen = before.seen();
        this.nextLookAt = before.nextLookAt();
        this.sla = before.sla();
    }

    CaseFile file() {
        return new CaseFile(
                before.id(),
                opened,
                before.openedAt(),
                before.previousCaseId(),
                stage,
                outcome,
                closedAt,
                groundsRevision,
                grounds,
                request,
                decisions,
                noticeKeys,
                unsent,
                wanted,
                seen,
                nextLookAt,
                sla);
    }
}
