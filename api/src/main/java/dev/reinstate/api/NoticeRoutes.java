package dev.reinstate.api;

import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.ports.Notices;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Rulings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the partner's people are told, word by word. */
final class NoticeRoutes {

    /** A notice and its words, which are null where there are none. */
    record LetterJson(
            NoticeJson notice,
            @Nullable String language,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String html) {

        static LetterJson of(Notices.Shown shown, boolean partner) {
            Notices.Worded words = shown.worded();
            NoticeJson notice = NoticeJson.of(shown.notice(), partner);
            return words == null
                    ? new LetterJson(notice, null, null, null, null)
                    : new LetterJson(notice, words.language(), words.subject(), words.text(), words.html());
        }
    }

    /** A letter that is not written yet. */
    record DraftJson(
            NoticeKind kind,
            String to,
            @Nullable String name,
            String language,
            String subject,
            String text,
            String html) {

        static DraftJson of(Notices.Draft draft) {
            Notices.Worded words = draft.worded();
            return new DraftJson(
                    draft.kind(),
                    draft.to(),
                    draft.name(),
                    words.language(),
                    words.subject(),
                    words.text(),
                    words.html());
        }
    }

    /** What a decision would tell. */
    record PreviewJson(List<Broken> broken, List<DraftJson> notices) {}

    private final Notices notices;

    NoticeRoutes(Notices notices) {
        this.notices = notices;
    }

    Answer show(Request request) {
        boolean partner = request.actor().is(Role.PARTNER);
        return Answer.to(
                notices.show(request.actor(), request.id("caseId"), request.id("noticeId")),
                shown -> Answer.ok(LetterJson.of(shown, partner)));
    }

    /** The body is that of the decision, so that a form can be sent to either. */
    Answer preview(Request request) {
        String caseId = request.id("caseId");
        Rulings.Draft draft = RulingBodies.preview(request.body());
        return Answer.to(
                notices.preview(request.actor(), caseId, draft.kind(), draft.replyToPartner()),
                preview -> Answer.ok(new PreviewJson(
                        preview.broken(),
                        preview.notices().stream().map(DraftJson::of).toList())));
    }
}
