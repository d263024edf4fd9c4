package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.NOON;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Cast.payment;
import static dev.reinstate.workflows.cases.Ground.BILLING_OVERDUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the partner disputes stays as it is until somebody else has decided. */
class DisputesTest {

    @Test
    void a_dispute_changes_nothing_by_itself_but_somebody_has_to_look() {
        Story story = disputed();

        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(story.hold()).isNotNull();
        assertThat(story.last().tasks()).containsExactly(new Task(Task.Kind.DISPUTE, "dsp_1"));
    }

    @Test
    void a_stay_lifts_the_hold_until_it_is_decided_and_a_rejection_brings_it_back() {
        Story story = disputed().answersDispute(Dispute.Kind.STAY, "sue", null).settles();
        assertThat(story.hold()).isNull();
        assertThat(story.last().tasks()).hasSize(1);

        story.awayUntil(NOON.plusSeconds(60))
                .answersDispute(Dispute.Kind.REJECT, "sue", null)
                .settles();

        assertThat(story.hold()).isNotNull();
        assertThat(story.file().previousCaseId()).isEqualTo("case_1");
        assertThat(story.last().tasks()).isEmpty();
        assertThat(kinds(story)).contains(NoticeKind.DISPUTE_STAYED, NoticeKind.DISPUTE_REJECTED);
    }

    @Test
    void a_stay_ends_by_itself_at_its_day_and_may_be_given_again() {
        Story story = disputed()
                .answersDispute(Dispute.Kind.STAY, "sue", NOON.plus(Duration.ofDays(10)))
                .settles();
        assertThat(rules(answering(story, Dispute.Kind.STAY, "sue"))).containsExactly("stay-once");

        story.daysPass(11);

        assertThat(story.hold()).isNotNull();
        assertThat(answering(story, Dispute.Kind.STAY, "sue")).isEmpty();
    }

    @Test
    void an_upheld_dispute_reinstates_at_once_and_is_no_offence() {
        Story story =
                disputed().answersDispute(Dispute.Kind.UPHOLD, "sue", null).settles();

        CaseFile over = story.closed().get(0);
        assertThat(story.hold()).isNull();
        assertThat(over.outcome()).isEqualTo(Outcome.ERRONEOUS);
        assertThat(offence(story, over)).isFalse();
        assertThat(kinds(story)).endsWith(NoticeKind.DISPUTE_UPHELD, NoticeKind.REINSTATED);
    }

    @Test
    void what_was_stayed_first_and_upheld_later_is_taken_off_the_record() {
        Story story = disputed().answersDispute(Dispute.Kind.STAY, "sue", null).settles();
        assertThat(offence(story, story.closed().get(0))).isTrue();

        story.awayUntil(NOON.plusSeconds(60)).answersDispute(Dispute.Kind.UPHOLD, "sue", null);

        assertThat(offence(story, story.closed().get(0))).isFalse();
        assertThat(story.settles().file().opened()).isFalse();
        assertThat(kinds(story)).endsWith(NoticeKind.DISPUTE_UPHELD);
    }

    @Test
    void a_suspension_with_another_ground_stays_on_the_record() {
        Story story = disputed().profileIs(Status.REJECTED).settles();
        story.answersDispute(Dispute.Kind.UPHOLD, "sue", null).settles();
        assertThat(story.hold()).isNotNull();
        assertThat(kinds(story)).contains(NoticeKind.DISPUTE_UPHELD);

        story.profileIs(Status.AUTHORIZED, NOON.plusSeconds(1))
                .awayUntil(NOON.plusSeconds(2))
                .looks()
                .files("gina")
                .decides(Decision.Kind.REINSTATE, "anna")
                .settles();

        assertThat(offence(story, story.closed().get(0))).isTrue();
    }

    @Test
    void a_foreseen_ground_may_be_disputed_before_anything_is_held() {
        Story story = Story.of(ACME).records(overdueBy(40)).settles().disputes(BILLING_OVERDUE, "INV-1", "gina");

        story.answersDispute(Dispute.Kind.UPHOLD, "sue", null).settles();

        assertThat(story.closed()).extracting(CaseFile::outcome).containsExactly(Outcome.NEVER_SUSPENDED);
        assertThat(kinds(story)).endsWith(NoticeKind.DISPUTE_UPHELD);
        assertThat(offence(story, story.closed().get(0))).isFalse();
    }

    @Test
    void a_dispute_goes_to_somebody_who_has_not_decided_on_the_case() {
        Story story = disputed().files("gina").decides(Decision.Kind.KEEP_SUSPENDED, "sue");

        assertThat(rules(answering(story, Dispute.Kind.REJECT, "sue"))).containsExactly("independence");
        assertThat(rules(answering(story, Dispute.Kind.REJECT, "gina"))).containsExactly("independence");
        assertThat(answering(story, Dispute.Kind.REJECT, "ida")).isEmpty();
    }

    @Test
    void who_filed_the_request_does_not_reinstate_by_a_dispute() {
        Story story = disputed().files("sue");

        assertThat(rules(answering(story, Dispute.Kind.UPHOLD, "sue"))).containsExactly("independence");
        assertThat(answering(story, Dispute.Kind.REJECT, "sue")).isEmpty();
    }

    @Test
    void it_is_disputed_once_and_decided_once() {
        Story story = disputed();
        Anchor about = new Anchor(BILLING_OVERDUE, "INV-1");
        assertThat(rules(Disputing.against(story.facts(), about))).containsExactly("one-open-dispute");

        story.answersDispute(Dispute.Kind.REJECT, "sue", null);

        assertThat(rules(Disputing.against(story.facts(), about))).containsExactly("dispute-once");
        assertThat(rules(answering(story, Dispute.Kind.UPHOLD, "ida"))).containsExactly("decide-once");
    }

    @Test
    void only_what_stands_can_be_disputed() {
        Story story = TheWayBackTest.suspended().records(payment("pay_1", "120.00 EUR", "INV-1"));

        assertThat(rules(Disputing.against(story.facts(), new Anchor(BILLING_OVERDUE, "INV-1"))))
                .containsExactly("ground-stands");
        assertThat(rules(Disputing.against(story.facts()))).containsExactly("ground-stands");
    }

    @Test
    void who_exempted_a_ground_does_not_reinstate_what_it_then_allows() {
        Story story = TheWayBackTest.suspended()
                .exempts(Exemption.Kind.WAIVER, BILLING_OVERDUE, "INV-1", NOON.plus(Duration.ofDays(30)))
                .files("gina");

        assertThat(rules(Cast.against(story.facts(), Decision.Kind.REINSTATE, "sue")))
                .containsExactly("independence");
        assertThat(Cast.against(story.facts(), Decision.Kind.KEEP_SUSPENDED, "sue"))
                .isEmpty();
        assertThat(Cast.against(story.facts(), Decision.Kind.REINSTATE, "anna")).isEmpty();
    }

    private static Story disputed() {
        return TheWayBackTest.suspended().disputes(BILLING_OVERDUE, "INV-1", "gina");
    }

    private static List<Broken> answering(Story story, Dispute.Kind kind, String by) {
        Facts facts = story.factsOf(story.dispute().caseId());
        return Disputing.againstAnswer(facts, story.dispute(), kind, by, story.now());
    }

    private static boolean offence(Story story, CaseFile over) {
        return new PastCase(over.id(), over.openedAt(), over.closedAt(), over.outcome(), over.grounds())
                .offence(story.facts().matters().exemptions());
    }

    private static List<NoticeKind> kinds(Story story) {
        return story.written().stream()
                .filter(notice -> notice.recipient().equals(Cast.GINA.email()))
                .map(Notice::kind)
                .toList();
    }

    private static List<String> rules(List<Broken> broken) {
        return broken.stream().map(Broken::rule).toList();
    }
}
