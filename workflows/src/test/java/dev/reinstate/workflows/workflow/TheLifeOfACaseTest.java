package dev.reinstate.workflows.workflow;

import static dev.reinstate.workflows.cases.Cast.TODAY;
import static dev.reinstate.workflows.cases.Cast.credit;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Decision.Kind.ASK_PARTNER;
import static dev.reinstate.workflows.cases.Decision.Kind.KEEP_SUSPENDED;
import static dev.reinstate.workflows.cases.Decision.Kind.REINSTATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Hold;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Stage;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The business, from the first warning to the reinstatement, as the workflow carries it out. */
class TheLifeOfACaseTest {

    @AutoClose
    private final CaseOnSkippedTime acme = new CaseOnSkippedTime();

    @Test
    void from_the_first_warning_to_the_reinstatement() {
        acme.overdueBy(28).daysPass(40).pays("120.00").files().decides(REINSTATE);

        assertThat(acme.diary())
                .containsExactly(
                        "invoice/INV-1",
                        "case_1 opened",
                        "foreseen: INV-1",
                        "warning of days [30]",
                        "sent WARNING [30] to admin@acme.test",
                        "warning of days [45]",
                        "sent WARNING [45] to admin@acme.test",
                        "warning of days [55]",
                        "sent WARNING [55] to admin@acme.test",
                        "holds: INV-1",
                        "hold placed",
                        "sent SUSPENDED to admin@acme.test",
                        "sent REMINDER to admin@acme.test",
                        "payment/pay_1",
                        "cleared by payment/pay_1",
                        "sent NUDGE to admin@acme.test",
                        "request/req_1",
                        "decision/dec_2 REINSTATE",
                        "hold lifted by decision/dec_2",
                        "case_1 closed: REINSTATED",
                        "sent REINSTATED to admin@acme.test");
        assertThat(acme.daysOf("sent WARNING")).containsExactly(2L, 17L, 27L);
        assertThat(acme.daysOf("hold placed")).containsExactly(33L);
    }

    @Test
    void what_is_paid_in_time_is_never_suspended_and_warned_of_no_more() {
        acme.overdueBy(44).daysPass(16).pays("120.00").daysPass(60);

        assertThat(acme.file("case_1").outcome()).isEqualTo(Outcome.NEVER_SUSPENDED);
        assertThat(acme.diaryWith("sent WARNING")).hasSize(3);
        assertThat(acme.diaryWith("hold ")).isEmpty();
        assertThat(acme.diaryWith("opened")).hasSize(1);
    }

    @Test
    void a_payment_between_detection_and_effect_means_no_suspension() {
        acme.mischief().before("placeHold", () -> acme.meanwhile().records(acme.payment("120.00", "INV-1")));

        acme.overdueBy(61);

        assertThat(acme.diary())
                .containsExactly(
                        "invoice/INV-1",
                        "case_1 opened",
                        "holds: INV-1",
                        "payment/pay_1",
                        "cleared by payment/pay_1",
                        "case_1 closed: NEVER_SUSPENDED");
        assertThat(acme.hold()).isEmpty();
    }

    @Test
    void a_partial_payment_changes_nothing_and_wakes_nobody() {
        acme.overdueBy(44).pays("119.99");

        assertThat(acme.wakes().told()).containsExactly("opened case_1");
        assertThat(acme.daysPass(17).daysOf("hold placed")).containsExactly(17L);
        assertThat(acme.daysOf("sent WARNING")).containsExactly(0L, 1L, 11L);

        long looks = acme.looks();
        acme.records(overdueBy(40, "INV-2")).pays("0.01");
        assertThat(acme.diary()).contains("re-anchored to INV-2");
        assertThat(acme.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(acme.looks()).isEqualTo(looks);
    }

    @Test
    void when_the_oldest_is_paid_the_warnings_and_the_day_move_with_the_next_one() {
        acme.overdueBy(44).records(overdueBy(40, "INV-2"));

        acme.daysPass(8).pays("120.00");
        assertThat(acme.diary()).contains("re-anchored to INV-2");
        assertThat(acme.diaryWith("sent WARNING")).last().isEqualTo("sent WARNING [30, 45] to admin@acme.test");

        acme.daysPass(20);
        assertThat(acme.daysOf("sent WARNING")).containsExactly(0L, 1L, 8L, 15L);
        assertThat(acme.daysOf("hold placed")).containsExactly(21L);
    }

    @Test
    void payment_alone_never_reinstates_and_the_partner_is_nudged_more_and_more_rarely() {
        acme.overdueBy(61).daysPass(2).pays("120.00").daysPass(80);

        assertThat(acme.stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(acme.hold()).isPresent();
        assertThat(acme.diaryWith("REMINDER")).isEmpty();
        assertThat(acme.daysOf("sent NUDGE")).containsExactly(2L, 5L, 12L, 42L, 72L);
    }

    @Test
    void a_request_before_the_payment_waits_for_it_and_no_second_one_is_needed() {
        acme.overdueBy(61).files();
        assertThat(acme.stage()).isEqualTo(Stage.AWAITING_REMEDY);

        acme.daysPass(3).pays("120.00");
        assertThat(acme.stage()).isEqualTo(Stage.UNDER_REVIEW);

        acme.decides(REINSTATE);
        assertThat(acme.hold()).isEmpty();
        assertThat(acme.diaryWith("NUDGE")).isEmpty();
        assertThat(acme.diaryWith("request/")).hasSize(1);
    }

    @Test
    void a_payment_reversed_after_the_reinstatement_opens_a_linked_case_with_the_original_due_date() {
        acme.overdueBy(61).pays("120.00").files().decides(REINSTATE);
        assertThat(acme.hold()).isEmpty();

        acme.daysPass(30).reverses("pay_1");

        assertThat(acme.diary()).contains("case_2 opened after case_1");
        assertThat(acme.file("case_2").stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(acme.file("case_2").grounds().get(0).since()).isEqualTo(CaseOnSkippedTime.ACME.startOf(TODAY));
        assertThat(acme.hold()).map(Hold::caseId).contains("case_2");
        assertThat(acme.daysOf("hold placed")).containsExactly(0L, 30L);
        assertThat(acme.diaryWith("sent SUSPENDED")).hasSize(2);
        assertThat(acme.diaryWith("superseded: warning")).hasSize(1);
    }

    @Test
    void a_payment_reversed_while_approved_stops_the_reinstatement_at_its_commit() {
        acme.overdueBy(61).pays("120.00").files();
        acme.mischief().before("reinstate", () -> acme.meanwhile().records(acme.reversal("pay_1")));

        acme.decides(REINSTATE);

        assertThat(acme.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(acme.hold()).isPresent();
        assertThat(acme.diary())
                .endsWith(
                        "decision/dec_2 REINSTATE",
                        "reversal/rev_1",
                        "holds: INV-1",
                        "approval void because of reversal/rev_1",
                        "sent GROUND_RAISED to admin@acme.test");
    }

    @Test
    void after_the_reversal_a_new_payment_and_a_new_decision_are_needed_but_no_new_request() {
        acme.overdueBy(61).pays("120.00").files();
        acme.mischief().before("reinstate", () -> acme.meanwhile().records(acme.reversal("pay_1")));
        acme.decides(REINSTATE).daysPass(1).pays("120.00");
        assertThat(acme.stage()).isEqualTo(Stage.UNDER_REVIEW);

        acme.decides(REINSTATE);

        assertThat(acme.diaryWith("hold lifted")).containsExactly("hold lifted by decision/dec_3");
    }

    @Test
    void a_partner_who_is_silent_for_months_is_reminded_more_rarely_and_never_ended() {
        acme.overdueBy(61).daysPass(200);

        assertThat(acme.daysOf("sent REMINDER")).containsExactly(7L, 14L, 28L, 58L, 88L, 118L, 148L, 178L);
        assertThat(acme.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(acme.hold()).isPresent();
    }

    @Test
    void a_question_keeps_the_request_until_the_partner_has_answered() {
        acme.overdueBy(61).pays("120.00").files().decides(ASK_PARTNER);
        assertThat(acme.diary()).last().isEqualTo("sent QUESTION to admin@acme.test");
        assertThat(acme.stage()).isEqualTo(Stage.UNDER_REVIEW);

        acme.daysPass(5).answers().decides(REINSTATE);

        assertThat(acme.file("case_1").outcome()).isEqualTo(Outcome.REINSTATED);
        assertThat(acme.diaryWith("request/")).hasSize(1);
    }

    @Test
    void kept_suspended_closes_the_request_and_the_partner_may_file_another() {
        acme.overdueBy(61).pays("120.00").files().decides(KEEP_SUSPENDED);
        assertThat(acme.diary()).last().isEqualTo("sent KEPT_SUSPENDED to admin@acme.test");
        assertThat(acme.stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(acme.hold()).isPresent();

        acme.daysPass(4).files().decides(REINSTATE);

        assertThat(acme.daysOf("sent NUDGE")).containsExactly(0L, 3L);
        assertThat(acme.file("case_1").outcome()).isEqualTo(Outcome.REINSTATED);
    }

    @Test
    void a_second_case_names_the_first_and_repeats_no_warning() {
        acme.overdueBy(44).daysPass(2).pays("120.00");
        assertThat(acme.file("case_1").outcome()).isEqualTo(Outcome.NEVER_SUSPENDED);

        acme.daysPass(3).reverses("pay_1").daysPass(20);

        assertThat(acme.diary()).contains("case_2 opened after case_1");
        assertThat(acme.diaryWith("sent WARNING"))
                .containsExactly(
                        "sent WARNING [30] to admin@acme.test",
                        "sent WARNING [45] to admin@acme.test",
                        "sent WARNING [55] to admin@acme.test");
        assertThat(acme.daysOf("hold placed")).containsExactly(17L);
    }

    @Test
    void a_new_overdue_invoice_joins_the_open_case_and_takes_it_back() {
        acme.overdueBy(61).pays("120.00").files().records(overdueBy(2, "INV-2"));
        assertThat(acme.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(acme.diary()).last().isEqualTo("sent GROUND_RAISED to admin@acme.test");

        acme.records(acme.payment("120.00", "INV-2")).decides(REINSTATE);

        assertThat(acme.register().cases()).hasSize(1);
        assertThat(acme.hold()).isEmpty();
    }

    @Test
    void a_credit_note_to_zero_clears_and_is_recorded_as_what_cleared() {
        acme.overdueBy(61).records(credit("CN-1", "INV-1", "120.00 EUR"));

        assertThat(acme.diary()).contains("cleared by invoice/CN-1");
        assertThat(acme.stage()).isEqualTo(Stage.AWAITING_REQUEST);
    }

    @Test
    void a_reversal_before_its_payment_and_facts_told_twice_come_to_the_same() {
        acme.overdueBy(61);
        List<String> sent = acme.diaryWith("sent");
        Payment payment = acme.payment("120.00", "INV-1");

        acme.reverses(payment.id())
                .records(payment)
                .records(payment)
                .reverses(payment.id())
                .overdueBy(61);

        assertThat(acme.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(acme.diaryWith("sent")).isEqualTo(sent);
        assertThat(acme.file("case_1").groundsRevision()).isEqualTo(1);
    }
}
