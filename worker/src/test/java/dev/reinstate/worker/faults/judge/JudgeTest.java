package dev.reinstate.worker.faults.judge;

import static dev.reinstate.worker.faults.judge.Story.ACCOUNT;
import static dev.reinstate.worker.faults.judge.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.worker.faults.judge.Evidence.Shown;
import dev.reinstate.worker.faults.judge.Finding.Count;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The judge acquits the flawless, and finds each thing that can go wrong. */
class JudgeTest {

    private final Story story = Story.told();

    @Test
    void a_flawless_case_is_clean() {
        assertThat(story.judged().findings()).isEmpty();
    }

    @Test
    void a_payment_that_was_acknowledged_and_is_gone() {
        story.payments.clear();
        finds(Count.LOST);
    }

    @Test
    void a_payment_that_is_there_with_another_amount() {
        story.payments.replaceAll(old -> new Rows.Payment(ACCOUNT, "p1", 9_999, "A", old.at()));
        finds(Count.LOST);
    }

    @Test
    void a_request_that_was_acknowledged_and_is_gone() {
        story.requests.clear();
        finds(Count.LOST);
    }

    @Test
    void a_hold_that_a_client_saw_and_that_never_was() {
        story.say(5, Acknowledged.Kind.HOLD_SEEN, "", "case_1", Map.of("placedAt", at(3).toString()));
        finds(Count.LOST);
    }

    @Test
    void a_decision_that_was_answered_with_another_revision() {
        story.decisions.replaceAll(
                old -> new Rows.Decision(ACCOUNT, old.id(), old.caseId(), old.request(), old.kind(), 1, old.at()));
        finds(Count.LOST);
    }

    @Test
    void a_request_that_is_there_twice() {
        story.requests.add(new Rows.Request(ACCOUNT, "req_2", "case_1", at(13)));
        finds(Count.DOUBLED);
    }

    @Test
    void a_request_that_a_lost_try_may_have_filed_is_no_double() {
        story.requests.add(new Rows.Request(ACCOUNT, "req_2", "case_1", at(11)));
        story.said.add(
                new Acknowledged(at(13), ACCOUNT, Acknowledged.Kind.REFUSED, "k9", "", Map.of("what", "REQUEST"), 1));
        assertThat(story.judged().count(Count.DOUBLED)).isZero();
    }

    @Test
    void one_key_with_two_answers() {
        story.say(13, Acknowledged.Kind.REQUEST, "k2", "req_2", Map.of());
        story.requests.add(new Rows.Request(ACCOUNT, "req_2", "case_1", at(13)));
        finds(Count.DOUBLED);
    }

    @Test
    void a_payment_that_was_recorded_twice() {
        story.event(22, "PAYMENT_RECORDED", "payment/p1");
        finds(Count.DOUBLED);
    }

    @Test
    void a_second_lifting_of_one_case() {
        story.holds.add(new Rows.Hold(ACCOUNT, "hold/2", "case_1", at(2), at(22), "decision/dec_1"));
        story.event(22, "HOLD_LIFTED", "decision/dec_1");
        finds(Count.DOUBLE_REINSTATEMENT);
    }

    @Test
    void a_lifting_without_an_approval() {
        story.decisions.replaceAll(old -> new Rows.Decision(
                ACCOUNT, old.id(), old.caseId(), old.request(), "KEEP_SUSPENDED", old.revision(), old.at()));
        finds(Count.WRONGFUL);
    }

    @Test
    void a_lifting_at_another_revision_than_was_approved() {
        story.change(story.cases, old -> revision(old, 3));
        finds(Count.WRONGFUL);
    }

    @Test
    void a_lifting_after_the_payment_was_taken_back() {
        story.reversals.add(new Rows.Reversal(ACCOUNT, "rev-p1", "p1", at(18)));
        finds(Count.WRONGFUL);
    }

    @Test
    void a_hold_without_a_ground() {
        story.documents.replaceAll(old -> new Rows.Document(
                ACCOUNT, "A", 5_000, old.due() == null ? null : old.due().plusDays(5), null, at(1)));
        finds(Count.WRONGFUL);
    }

    @Test
    void an_approval_without_its_effect() {
        story.holds.replaceAll(old -> new Rows.Hold(ACCOUNT, old.id(), old.caseId(), old.placed(), null, null));
        finds(Count.WRONGFUL);
    }

    @Test
    void a_case_that_ended_otherwise() {
        story.change(
                story.cases,
                old -> new Rows.Case(
                        ACCOUNT, old.id(), "CLOSED", "NEVER_SUSPENDED", old.closed(), 2, 9, 9, null, true));
        finds(Count.WRONG_END);
    }

    @Test
    void an_api_that_shows_something_else() {
        story.shown.put(ACCOUNT, new Shown(false, true, "case_1", "AWAITING_REMEDY"));
        finds(Count.WRONG_END);
    }

    @Test
    void a_letter_that_was_never_sent() {
        story.letters.removeIf(letter -> letter.kind() == Letter.Kind.REINSTATED);
        story.notices.removeIf(notice -> notice.kind().equals("REINSTATED"));
        finds(Count.LETTER_MISSING);
    }

    @Test
    void a_letter_that_is_recorded_as_sent_and_was_not() {
        story.notices.add(new Rows.Notice(ACCOUNT, "ntc_x", "NUDGE", "nudge/1", "admin@x", "SENT", null));
        finds(Count.LETTER_MISSING);
    }

    @Test
    void the_same_news_in_two_letters() {
        story.mailed(25, "REINSTATED", "reinstated/again", "is reinstated");
        finds(Count.LETTER_REPEATED);
    }

    @Test
    void a_copy_that_nothing_explains() {
        story.letters.add(story.letters.get(0));
        finds(Count.LETTER_REPEATED);
    }

    @Test
    void a_copy_of_a_letter_whose_bearer_had_gone_before_it_was_answered_is_counted_apart() {
        Letter first = story.letters.get(0);
        Letter late =
                new Letter(first.began(), first.accepted(), at(6), first.to(), first.messageId(), first.subject());
        story.letters.set(0, late);
        story.letters.add(first);
        assertThat(story.judged().count(Count.COPY)).isEqualTo(1);
    }

    @Test
    void a_copy_after_a_worker_was_killed_is_counted_apart() {
        story.letters.add(story.letters.get(0));
        story.spells.add(new Spell("WORKER_KILLED", "worker-1", at(3), at(4)));
        assertThat(story.judged().count(Count.COPY)).isEqualTo(1);
        assertThat(story.judged().clean()).isTrue();
    }

    @Test
    void a_letter_about_a_reinstatement_that_was_not_yet() {
        story.letters.replaceAll(letter -> letter.kind() == Letter.Kind.REINSTATED
                ? Story.letter(
                        11,
                        letter.to(),
                        letter.messageId().substring(1, letter.messageId().indexOf('@')),
                        "is reinstated")
                : letter);
        finds(Count.LETTER_FALSE);
    }

    @Test
    void a_letter_about_a_suspension_after_the_payment() {
        story.letters.add(Story.letter(40, "admin@faults.example.test", "ntc_SUSPENDEDa3", "is suspended: x"));
        finds(Count.LETTER_FALSE);
    }

    @Test
    void a_letter_that_no_notice_ordered() {
        story.letters.add(Story.letter(22, "admin@faults.example.test", "ntc_forged", "is reinstated"));
        finds(Count.LETTER_FALSE);
    }

    @Test
    void a_notice_that_waits() {
        story.notices.add(new Rows.Notice(ACCOUNT, "ntc_x", "REINSTATED", "r/1", "b@x", "FAILED", at(90)));
        finds(Count.STUCK);
    }

    @Test
    void a_case_that_did_not_look_again() {
        story.change(
                story.cases,
                old -> new Rows.Case(
                        ACCOUNT, old.id(), old.stage(), old.outcome(), old.closed(), 2, 10, 9, at(30), false));
        finds(Count.STUCK);
    }

    @Test
    void a_case_without_its_run() {
        story.change(
                story.cases,
                old -> new Rows.Case(
                        ACCOUNT, old.id(), old.stage(), old.outcome(), old.closed(), 2, 9, 9, null, false));
        story.runs.clear();
        finds(Count.STUCK);
    }

    @Test
    void a_row_of_the_audit_that_was_changed() {
        Rows.Event old = story.events.get(2);
        story.events.set(
                2,
                new Rows.Event(
                        ACCOUNT,
                        old.seq(),
                        old.cloud(),
                        old.at(),
                        "somebody else",
                        old.kind(),
                        old.caseId(),
                        old.cause(),
                        old.codes(),
                        old.previous(),
                        old.hash()));
        finds(Count.AUDIT);
    }

    @Test
    void a_row_of_the_audit_that_is_gone() {
        story.events.remove(3);
        finds(Count.AUDIT);
    }

    @Test
    void a_request_that_nobody_answered() {
        story.said.add(new Acknowledged(
                at(50), ACCOUNT, Acknowledged.Kind.UNANSWERED, "k8", "p8", Map.of("what", "PAYMENT"), 9));
        finds(Count.UNANSWERED);
    }

    private void finds(Count count) {
        Verdict verdict = story.judged();
        assertThat(verdict.count(count)).as(verdict.findings().toString()).isPositive();
        assertThat(verdict.clean()).isFalse();
    }

    private static Rows.Case revision(Rows.Case old, long revision) {
        return new Rows.Case(ACCOUNT, old.id(), old.stage(), old.outcome(), old.closed(), revision, 9, 9, null, true);
    }
}
