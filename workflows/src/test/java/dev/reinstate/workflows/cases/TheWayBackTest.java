package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.TODAY;
import static dev.reinstate.workflows.cases.Cast.credit;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Cast.payment;
import static dev.reinstate.workflows.cases.Cast.reversal;
import static dev.reinstate.workflows.cases.Decision.Kind.ASK_PARTNER;
import static dev.reinstate.workflows.cases.Decision.Kind.KEEP_SUSPENDED;
import static dev.reinstate.workflows.cases.Decision.Kind.REINSTATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the suspension to the reinstatement: pay, then file a support request, then an agent decides. */
class TheWayBackTest {

    @Test
    void the_way_back_as_the_article_tells_it() {
        Story story = suspended();
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REMEDY);

        story.records(payment("pay_1", "120.00 EUR", "INV-1")).settles();
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REQUEST);

        story.files("gina").settles();
        assertThat(story.stage()).isEqualTo(Stage.UNDER_REVIEW);

        story.decides(REINSTATE, "anna");
        assertThat(story.stage()).isEqualTo(Stage.REINSTATING);
        assertThat(story.hold()).isNotNull();

        story.settles();
        assertThat(story.hold()).isNull();
        assertThat(story.closed()).extracting(CaseFile::outcome).containsExactly(Outcome.REINSTATED);
        assertThat(story.closed().get(0).request().state()).isEqualTo(SupportRequest.State.CLOSED);
        assertThat(story.written(NoticeKind.REINSTATED)).hasSize(2);
        assertThat(story.standing().goodStanding()).isTrue();
        assertThat(story.events())
                .extracting(Event::kind)
                .containsSubsequence(
                        Event.Kind.CASE_OPENED,
                        Event.Kind.GROUND_RAISED,
                        Event.Kind.HOLD_PLACED,
                        Event.Kind.GROUND_CLEARED,
                        Event.Kind.HOLD_LIFTED,
                        Event.Kind.CASE_CLOSED);
    }

    @Test
    void what_is_paid_between_detection_and_effect_is_not_suspended() {
        Story story = Story.of(ACME).records(overdueBy(61));
        assertThat(story.last().holdOwed()).isTrue();

        story.records(payment("pay_1", "120.00 EUR", "INV-1")).placesHold();

        assertThat(story.hold()).isNull();
        assertThat(story.events(Event.Kind.HOLD_PLACED)).isEmpty();
        assertThat(story.closed()).extracting(CaseFile::outcome).containsExactly(Outcome.NEVER_SUSPENDED);
    }

    @Test
    void payment_alone_never_reinstates_and_the_partner_is_nudged() {
        Story story = suspended().records(payment("pay_1", "120.00 EUR", "INV-1"));

        assertThat(story.ground().state()).isEqualTo(GroundState.CLEARED);
        assertThat(story.ground().clearedBy()).isEqualTo("payment/pay_1");
        assertThat(story.last().notices()).extracting(Notice::kind).containsOnly(NoticeKind.NUDGE);

        story.daysPass(400);

        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(story.hold()).isNotNull();
        assertThat(story.standing().operations().get(Operation.RESELL_NEW).allowed())
                .isFalse();
    }

    @Test
    void a_request_before_the_payment_is_accepted_and_waits_and_no_second_one_is_needed() {
        Story story = suspended().files("gina").settles();
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(Conduct.againstRequest(story.file()))
                .extracting(Broken::rule)
                .containsExactly("one-open-request");

        story.records(payment("pay_1", "120.00 EUR", "INV-1"));

        assertThat(story.stage()).isEqualTo(Stage.UNDER_REVIEW);
        assertThat(story.written(NoticeKind.NUDGE)).isEmpty();
        assertThat(story.decides(REINSTATE, "anna").settles().hold()).isNull();
    }

    @Test
    void an_unallocated_payment_is_not_a_cure() {
        Story story = Story.of(ACME)
                .records(overdueBy(61), overdueBy(40, "INV-2"))
                .settles()
                .records(payment("pay_1", "240.00 EUR", null));

        assertThat(story.facts().allocation().unallocated()).containsKey("pay_1");
        assertThat(story.ground().state()).isEqualTo(GroundState.HOLDS);
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REMEDY);
    }

    @Test
    void a_reversal_before_its_payment_and_a_fact_told_twice_change_nothing() {
        Story story = suspended().records(reversal("rev_1", "pay_1")).settles();
        int written = story.written().size();

        story.records(payment("pay_1", "120.00 EUR", "INV-1"))
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .records(reversal("rev_1", "pay_1"))
                .records(overdueBy(61))
                .settles();

        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(story.ground().state()).isEqualTo(GroundState.HOLDS);
        assertThat(story.file().groundsRevision()).isEqualTo(1);
        assertThat(story.written()).hasSize(written);
    }

    @Test
    void a_payment_reversed_after_the_reinstatement_opens_a_linked_case_with_the_original_due_date() {
        Story story = reinstated();

        story.records(reversal("rev_1", "pay_1"));

        assertThat(story.file().id()).isEqualTo("case_2");
        assertThat(story.file().previousCaseId()).isEqualTo("case_1");
        assertThat(story.events(Event.Kind.CASE_OPENED))
                .extracting(event -> event.codes().get("previous"))
                .containsExactly(null, "case_1");
        assertThat(story.ground().state()).isEqualTo(GroundState.HOLDS);
        assertThat(story.ground().since()).isEqualTo(ACME.startOf(TODAY));
        assertThat(story.last().holdOwed()).isTrue();
        assertThat(story.settles().hold()).isEqualTo(new Hold("hold/case_2", "case_2", story.now()));
        assertThat(story.written(NoticeKind.SUSPENDED)).hasSize(4);
    }

    @Test
    void a_payment_reversed_while_approved_stops_the_reinstatement() {
        Story story = suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina")
                .decides(REINSTATE, "anna");
        assertThat(story.last().approval()).isNotNull();

        story.records(reversal("rev_1", "pay_1")).reinstates();

        assertThat(story.hold()).isNotNull();
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(story.last().approval()).isNull();
        assertThat(story.events(Event.Kind.APPROVAL_VOIDED))
                .extracting(Event::cause)
                .containsExactly("reversal/rev_1");
    }

    @Test
    void an_approval_does_not_outlive_a_ground_that_left_and_came_back() {
        Story story = suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina")
                .decides(REINSTATE, "anna")
                .records(reversal("rev_1", "pay_1"))
                .records(payment("pay_2", "120.00 EUR", "INV-1"))
                .settles();

        assertThat(story.stage()).isEqualTo(Stage.UNDER_REVIEW);
        assertThat(story.hold()).isNotNull();
        assertThat(story.file().request().state()).isEqualTo(SupportRequest.State.OPEN);
        assertThat(story.decides(REINSTATE, "anna").settles().hold()).isNull();
    }

    @Test
    void an_approval_that_time_overtakes_is_void() {
        Story story = Story.of(ACME)
                .records(overdueBy(61), overdueBy(0, "INV-2"))
                .settles()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina")
                .decides(REINSTATE, "anna")
                .awayUntil(ACME.startOf(TODAY.plusDays(1)))
                .reinstates();

        assertThat(story.hold()).isNotNull();
        assertThat(story.ground().anchor()).isEqualTo("INV-2");
        assertThat(story.events(Event.Kind.APPROVAL_VOIDED)).hasSize(1);
    }

    @Test
    void a_ground_that_is_only_foreseen_never_blocks_a_reinstatement() {
        Story story = suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina")
                .decides(REINSTATE, "anna")
                .records(overdueBy(-10, "INV-2"))
                .settles();

        assertThat(story.hold()).isNull();
        assertThat(story.file().opened()).isFalse();
        assertThat(story.nextLookAt()).isEqualTo(ACME.startOf(TODAY.plusDays(40)));
    }

    @Test
    void a_credit_note_to_zero_clears_and_is_recorded_as_what_cleared() {
        Story story = suspended().records(credit("CN-1", "INV-1", "120.00 EUR"));

        assertThat(story.ground().state()).isEqualTo(GroundState.CLEARED);
        assertThat(story.ground().clearedBy()).isEqualTo("invoice/CN-1");
        assertThat(story.events(Event.Kind.GROUND_CLEARED))
                .extracting(Event::cause)
                .containsExactly("invoice/CN-1");
    }

    @Test
    void a_credit_note_below_the_open_amount_does_not_clear() {
        Story story = suspended().records(credit("CN-1", "INV-1", "119.99 EUR"));

        assertThat(story.ground().state()).isEqualTo(GroundState.HOLDS);
    }

    @Test
    void a_new_overdue_invoice_joins_the_open_case_and_its_hold() {
        Story story = suspended().records(overdueBy(61, "INV-0")).settles();

        assertThat(story.file().id()).isEqualTo("case_1");
        assertThat(story.ground().anchor()).isEqualTo("INV-0");
        assertThat(story.file().groundsRevision()).isEqualTo(1);
        assertThat(story.events(Event.Kind.HOLD_PLACED)).hasSize(1);
        story.records(payment("pay_1", "120.00 EUR", "INV-1"));
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        story.records(payment("pay_2", "120.00 EUR", "INV-0"));
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REQUEST);
    }

    @Test
    void a_new_overdue_invoice_on_a_case_under_review_takes_it_back_and_tells_the_partner() {
        Story story = suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina")
                .settles()
                .records(overdueBy(2, "INV-2"));

        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(story.last().notices()).extracting(Notice::kind).containsOnly(NoticeKind.GROUND_RAISED);
    }

    @Test
    void kept_suspended_closes_the_request_and_a_new_one_may_be_filed() {
        Story story = suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina")
                .decides(KEEP_SUSPENDED, "anna");

        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(story.last().notices()).extracting(Notice::kind).containsOnly(NoticeKind.KEPT_SUSPENDED);
        assertThat(Conduct.againstRequest(story.file())).isEmpty();
        assertThat(story.files("gina").stage()).isEqualTo(Stage.UNDER_REVIEW);
    }

    @Test
    void a_question_keeps_the_request_until_the_partners_message_comes() {
        Story story = suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina")
                .decides(ASK_PARTNER, "anna");

        assertThat(story.stage()).isEqualTo(Stage.UNDER_REVIEW);
        assertThat(Conduct.waitingOn(story.file())).isEqualTo(WaitingOn.PARTNER);
        assertThat(story.last().notices()).extracting(Notice::kind).containsOnly(NoticeKind.QUESTION);

        story.answers();

        assertThat(Conduct.waitingOn(story.file())).isEqualTo(WaitingOn.AGENT);
        assertThat(story.decides(REINSTATE, "anna").settles().hold()).isNull();
    }

    @Test
    void a_partner_who_is_silent_is_reminded_more_rarely_and_never_ended() {
        Story story = suspended();
        Instant start = story.now();
        List<Long> days = new ArrayList<>();
        story.watchedBy(at -> at.last().notices().stream()
                .filter(notice -> notice.kind() == NoticeKind.REMINDER)
                .filter(notice -> notice.recipient().equals(Cast.GINA.email()))
                .forEach(notice -> days.add(ChronoUnit.DAYS.between(ACME.dayAt(start), ACME.dayAt(at.now())))));

        story.daysPass(200);

        assertThat(days).containsExactly(7L, 14L, 28L, 58L, 88L, 118L, 148L, 178L);
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(story.closed()).isEmpty();
    }

    @Test
    void a_partner_who_has_paid_and_is_silent_is_nudged_more_rarely() {
        Story story = suspended().records(payment("pay_1", "120.00 EUR", "INV-1"));
        List<Long> days = new ArrayList<>();
        story.watchedBy(at -> at.last().notices().stream()
                .filter(notice -> notice.kind() == NoticeKind.NUDGE)
                .forEach(notice -> days.add(ChronoUnit.DAYS.between(TODAY, ACME.dayAt(at.now())))));

        story.daysPass(101);

        assertThat(days).containsExactly(3L, 10L, 40L, 70L, 100L);
    }

    static Story suspended() {
        return Story.of(ACME).records(overdueBy(61)).settles();
    }

    static Story reinstated() {
        return suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina")
                .decides(REINSTATE, "anna")
                .settles();
    }
}
