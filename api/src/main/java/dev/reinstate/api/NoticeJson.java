package dev.reinstate.api;

import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.ports.NoticeView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it goes out.
 *
 * @param lastError what the mail server said; not for the partner's people
 * @param delivery how it fared, as a sentence
 */
record NoticeJson(
        String id,
        NoticeKind kind,
        String to,
        String language,
        NoticeView.State state,
        Instant dueAt,
        @Nullable Instant sentAt,
        @Nullable Instant nextTryAt,
        int tries,
        @Nullable String lastError,
        String delivery,
        @Nullable String caseId) {

    static NoticeJson of(NoticeView notice, boolean partner) {
        return new NoticeJson(
                notice.id(),
                notice.kind(),
                notice.to(),
                notice.language(),
                notice.state(),
                notice.dueAt(),
                notice.sentAt(),
                notice.nextTryAt(),
                notice.tries(),
                partner ? null : notice.lastError(),
                notice.delivery(),
                notice.caseId());
    }
}
