package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.cases.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Notices} promise. */
public abstract class NoticesContract extends Contract {

    private Notices notices() {
        return scene().notices();
    }

    private Ruling<Notices.Preview> previews(Actor actor, String caseId, Decision.Kind kind) {
        return notices().preview(actor, caseId, kind, "Dear partner.");
    }

    private NoticeView lastOf(String account) {
        return granted(scene().accounts().notices(People.AGENT, account, new Paging(1, null)))
                .items()
                .get(0);
    }

    @Test
    void a_notice_of_a_case_is_shown_with_the_words_that_were_sent() {
        String account = play().suspended();
        String caseId = play().caseOf(account);
        NoticeView sent = lastOf(account);
        for (Actor actor : List.of(People.AGENT, People.adminOf(account))) {
            Notices.Shown shown = granted(notices().show(actor, caseId, sent.id()));
            assertThat(shown.notice()).isEqualTo(sent);
            assertThat(shown.worded()).isNotNull();
            assertThat(shown.worded().language()).isEqualTo(sent.language());
            assertThat(shown.worded().subject()).isNotBlank();
        }
        isNotFound(notices().show(People.AGENT, caseId, "ntc_of_nobody"));
        isNotFound(notices().show(People.AGENT, play().caseOf(play().suspended()), sent.id()));
        isNotFound(notices().show(People.AGENT, "case_of_nobody", sent.id()));
        isHiddenFrom(
                List.of(People.STRANGER, People.AGENT_OF_GOVERNMENT),
                actor -> notices().show(actor, caseId, sent.id()));
        isForbiddenTo(
                List.of(People.BILLING, People.contact(account, ContactRole.OTHER)),
                actor -> notices().show(actor, caseId, sent.id()));
    }

    @Test
    void what_a_decision_would_tell_is_told_to_nobody_and_nothing_is_decided() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        CaseTag before = play().view(caseId).tag();
        NoticeView last = lastOf(account);
        Notices.Preview kept = granted(previews(People.AGENT, caseId, Decision.Kind.KEEP_SUSPENDED));
        assertThat(kept.broken()).isEmpty();
        assertThat(kept.outcome()).isNull();
        assertThat(kept.notices()).isNotEmpty().allSatisfy(draft -> {
            assertThat(draft.kind()).isEqualTo(NoticeKind.KEPT_SUSPENDED);
            assertThat(draft.to()).isEqualTo("gina@" + account + ".test");
            assertThat(draft.name()).isEqualTo("Gina");
            assertThat(draft.worded().text()).contains("Dear partner.");
        });
        assertThat(granted(previews(People.AGENT, caseId, Decision.Kind.REINSTATE))
                        .outcome())
                .isEqualTo(Outcome.REINSTATED);
        assertThat(play().view(caseId).tag()).isEqualTo(before);
        assertThat(lastOf(account)).isEqualTo(last);
    }

    @Test
    void a_decision_that_could_not_be_taken_tells_nobody_anything_but_why() {
        Notices.Preview preview =
                granted(previews(People.AGENT, play().caseOf(play().paid()), Decision.Kind.REINSTATE));
        assertThat(preview.broken()).isNotEmpty();
        assertThat(preview.notices()).isEmpty();
        assertThat(preview.outcome()).isNull();
    }

    @Test
    void what_an_answer_to_a_dispute_would_tell_and_end_is_foretold() {
        String account = play().suspended();
        String caseId = play().caseOf(account);
        Disputes.Draft draft = new Disputes.Draft(Ground.BILLING_OVERDUE, null, "Not ours.");
        String dispute = granted(scene().disputes().file(People.adminOf(account), once(), caseId, draft))
                .id();
        Disputes.Answer uphold = new Disputes.Answer(Dispute.Kind.UPHOLD, "They are right.", "Dear partner.", null);
        Notices.Preview preview = granted(notices().preview(People.SUPERVISOR, caseId, dispute, uphold));
        assertThat(preview.outcome()).isEqualTo(Outcome.ERRONEOUS);
        assertThat(preview.notices()).extracting(Notices.Draft::kind).contains(NoticeKind.DISPUTE_UPHELD);
        isNotFound(notices().preview(People.SUPERVISOR, caseId, "dsp_of_nobody", uphold));
        isForbiddenTo(
                List.of(People.AGENT, People.adminOf(account)),
                actor -> notices().preview(actor, caseId, dispute, uphold));
    }

    @Test
    void who_may_not_decide_has_no_preview() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        isForbiddenTo(
                List.of(People.BILLING, People.ENGINEER, People.adminOf(account)),
                actor -> previews(actor, caseId, Decision.Kind.REINSTATE));
        isHiddenFrom(List.of(People.AGENT_OF_GOVERNMENT), actor -> previews(actor, caseId, Decision.Kind.REINSTATE));
        isNotFound(previews(People.AGENT, "case_of_nobody", Decision.Kind.REINSTATE));
    }

    @Test
    void a_sample_is_in_the_language_asked_for_or_else_in_the_first() {
        List<String> languages = notices().languages();
        assertThat(languages).isNotEmpty().doesNotHaveDuplicates();
        for (String language : languages) {
            assertThat(sample(NoticeKind.SUSPENDED, Ground.BILLING_OVERDUE, language)
                            .language())
                    .isEqualTo(language);
        }
        assertThat(sample(NoticeKind.SUSPENDED, Ground.BILLING_OVERDUE, "tlh").language())
                .isEqualTo(languages.get(0));
        assertThat(granted(notices().sample(People.AGENT, NoticeKind.WARNING, Ground.ABUSE, "en"))
                        .worded())
                .as("nobody is warned of what holds at once")
                .isNull();
        isForbiddenTo(
                List.of(People.BILLING),
                actor -> notices().sample(actor, NoticeKind.SUSPENDED, Ground.BILLING_OVERDUE, "en"));
    }

    private Notices.Worded sample(NoticeKind kind, Ground ground, String language) {
        Notices.Worded worded =
                granted(notices().sample(People.AGENT, kind, ground, language)).worded();
        assertThat(worded).isNotNull();
        return worded;
    }
}
