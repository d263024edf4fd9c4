package dev.reinstate.workflows.workflow;

import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Notice;
import dev.reinstate.workflows.cases.Retry;
import dev.reinstate.workflows.cases.UnsentNotice;
import dev.reinstate.workflows.ports.NoticeView;
import dev.reinstate.workflows.ports.NoticeView.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The notices of one account as the register keeps them. */
final class NoticesInMemory {

    private record Kept(
            Notice notice,
            String caseId,
            State state,
            Instant dueAt,
            @Nullable Instant sentAt,
            @Nullable Instant nextTryAt,
            int tries) {

        Kept now(State other, @Nullable Instant sent, @Nullable Instant again, int tried) {
            return new Kept(notice, caseId, other, dueAt, sent, again, tried);
        }

        NoticeView view() {
            return new NoticeView(
                    notice.id(),
                    notice.kind(),
                    notice.recipient(),
                    notice.language(),
                    state,
                    dueAt,
                    sentAt,
                    nextTryAt,
                    tries,
                    state == State.FAILED ? "no mail went out" : null,
                    caseId);
        }
    }

    private final Map<String, Kept> kept = new LinkedHashMap<>();

    /** One that was superseded before it was sent is written again; one that was sent is not. */
    void write(Notice notice, String caseId, Instant at) {
        Kept before = kept.get(notice.id());
        if (before == null || before.state() == State.SUPERSEDED) {
            kept.put(notice.id(), new Kept(notice, caseId, State.DUE, at, null, at, 0));
        }
    }

    void supersede(String id) {
        kept.computeIfPresent(id, (same, row) -> row.now(State.SUPERSEDED, null, null, row.tries()));
    }

    /** What may be sent now. */
    Optional<Notice> letter(String id, Instant now) {
        return Optional.ofNullable(kept.get(id))
                .filter(row -> row.nextTryAt() != null && !row.nextTryAt().isAfter(now))
                .map(Kept::notice);
    }

    void tried(String id, boolean out, Instant now) {
        kept.computeIfPresent(
                id, (same, row) -> out ? row.now(State.SENT, now, null, row.tries() + 1) : failed(row, now));
    }

    private static Kept failed(Kept row, Instant now) {
        int tries = row.tries() + 1;
        return row.nextTryAt() == null ? row : row.now(State.FAILED, null, Retry.after(tries, row.dueAt(), now), tries);
    }

    /** Newest first. */
    List<NoticeView> views() {
        return kept.values().stream()
                .sorted(Comparator.comparing(Kept::dueAt)
                        .thenComparing(row -> row.notice().id())
                        .reversed())
                .map(Kept::view)
                .toList();
    }

    /** The file as the register reads it: its notices come from their own rows. */
    CaseFile told(CaseFile file) {
        List<Kept> own = kept.values().stream()
                .filter(row -> row.caseId().equals(file.id()))
                .sorted(Comparator.comparing(Kept::dueAt)
                        .thenComparing(row -> row.notice().id()))
                .toList();
        Set<String> keys = own.stream().map(row -> row.notice().key()).collect(Collectors.toSet());
        List<UnsentNotice> unsent = own.stream()
                .filter(row -> row.nextTryAt() != null)
                .map(row -> new UnsentNotice(
                        row.notice().id(),
                        row.notice().kind(),
                        row.notice().key(),
                        row.notice().anchor(),
                        row.notice().days(),
                        row.nextTryAt()))
                .toList();
        return new CaseFile(
                file.id(),
                file.opened(),
                file.openedAt(),
                file.previousCaseId(),
                file.stage(),
                file.outcome(),
                file.closedAt(),
                file.groundsRevision(),
                file.grounds(),
                file.request(),
                file.decisions(),
                keys,
                unsent,
                file.wanted(),
                file.seen(),
                file.nextLookAt(),
                file.sla());
    }
}
