package dev.reinstate.workflows.workflow;

import static dev.reinstate.workflows.cases.Cast.NOON;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Decision.Kind.REINSTATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Cast;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.ports.Wakes.Happening;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The numbered cases that take time or messages, as the workflow carries them out. */
class DomainCasesInTimeTest {

    @AutoClose
    private final CaseOnSkippedTime acme = new CaseOnSkippedTime();

    @Test
    void case_01_sixty_days_are_no_ground_and_the_sixty_first_is_from_its_start() {
        acme.overdueBy(60);
        assertThat(acme.hold()).isEmpty();

        acme.untilDay(1);

        assertThat(acme.hold()).isPresent();
        assertThat(acme.daysOf("hold placed")).containsExactly(1L);
    }

    @Test
    void case_03_detection_that_runs_late_warns_once_and_dates_the_hold_now() {
        acme.overdueBy(50);
        assertThat(acme.diaryWith("warning of days")).containsExactly("warning of days [30, 45]");

        acme.daysPass(12);
        assertThat(acme.daysOf("hold placed")).containsExactly(11L);
    }

    @Test
    void case_04_a_partial_payment_moves_the_warnings_and_the_day() {
        acme.overdueBy(58).records(overdueBy(40, "INV-2")).pays("120.00").daysPass(30);

        assertThat(acme.diary()).contains("re-anchored to INV-2");
        assertThat(acme.daysOf("hold placed")).containsExactly(21L);
    }

    @Test
    void case_05_paid_between_detection_and_effect_is_not_suspended() {
        acme.mischief().before("placeHold", () -> acme.meanwhile().records(acme.payment("120.00", "INV-1")));

        assertThat(acme.overdueBy(61).hold()).isEmpty();
        assertThat(acme.file("case_1").outcome()).isEqualTo(Outcome.NEVER_SUSPENDED);
    }

    @Test
    void case_06_paid_without_a_request_stays_suspended_and_is_nudged() {
        acme.overdueBy(61).pays("120.00").daysPass(4);

        assertThat(acme.hold()).isPresent();
        assertThat(acme.daysOf("sent NUDGE")).containsExactly(0L, 3L);
    }

    @Test
    void case_07_a_request_before_the_payment_waits() {
        acme.overdueBy(61).files().daysPass(3).pays("120.00");

        assertThat(acme.stage()).isEqualTo(Stage.UNDER_REVIEW);
        assertThat(acme.diaryWith("NUDGE")).isEmpty();
    }

    @Test
    void case_09_a_reversal_before_its_payment_and_facts_told_twice_change_nothing() {
        acme.overdueBy(61);
        Payment payment = acme.payment("120.00", "INV-1");

        acme.reverses(payment.id()).records(payment).records(payment).overdueBy(61);

        assertThat(acme.stage()).isEqualTo(Stage.AWAITING_REMEDY);
    }

    @Test
    void case_10_reversed_after_the_reinstatement_opens_a_linked_case() {
        acme.overdueBy(61)
                .pays("120.00")
                .files()
                .decides(REINSTATE)
                .daysPass(30)
                .reverses("pay_1");

        assertThat(acme.diary()).contains("case_2 opened after case_1");
        assertThat(acme.daysOf("hold placed")).containsExactly(0L, 30L);
    }

    @Test
    void case_11_reversed_while_approved_the_approval_fails_at_commit() {
        acme.overdueBy(61).pays("120.00").files();
        acme.mischief().before("reinstate", () -> acme.meanwhile().records(acme.reversal("pay_1")));

        acme.decides(REINSTATE);

        assertThat(acme.hold()).isPresent();
        assertThat(acme.diary()).contains("approval void because of reversal/rev_1");
    }

    @Test
    void case_13_two_grounds_are_one_case_reinstated_only_when_both_are_clear() {
        acme.overdueBy(61);
        profileIs(Status.REJECTED);
        acme.pays("120.00").files();
        assertThat(acme.stage()).isEqualTo(Stage.AWAITING_REMEDY);

        profileIs(Status.AUTHORIZED);
        acme.decides(REINSTATE);

        assertThat(acme.register().cases()).hasSize(1);
        assertThat(acme.hold()).isEmpty();
    }

    @Test
    void case_14_a_new_ground_joins_and_voids_a_pending_approval() {
        acme.overdueBy(61).pays("120.00").files();
        acme.mischief().before("reinstate", () -> findsAbuse());

        acme.decides(REINSTATE);

        assertThat(acme.hold()).isPresent();
        assertThat(acme.diary()).contains("approval void because of finding/find_1");
        assertThat(acme.diaryWith("sent GROUND_RAISED")).hasSize(1);
    }

    @Test
    void case_15_abuse_stays_whatever_is_paid() {
        acme.overdueBy(61);
        findsAbuse();
        acme.settles().pays("120.00").daysPass(10);
        assertThat(acme.stage()).isEqualTo(Stage.AWAITING_REMEDY);

        acme.meanwhile().reports(Happening.ABUSE_REPORTED, "review/find_1", facts -> facts.reviews("find_1", NOON));

        assertThat(acme.settles().stage()).isEqualTo(Stage.AWAITING_REQUEST);
    }

    @Test
    void case_16_a_dispute_leaves_the_hold_until_somebody_else_upholds_it() {
        acme.overdueBy(61);
        acme.meanwhile().disputes(Ground.BILLING_OVERDUE, "INV-1", "gina");
        acme.settles().daysPass(3);
        assertThat(acme.hold()).isPresent();

        acme.meanwhile().answersDispute(Dispute.Kind.UPHOLD, "sue");
        acme.settles();

        assertThat(acme.hold()).isEmpty();
        assertThat(acme.file("case_1").outcome()).isEqualTo(Outcome.ERRONEOUS);
        assertThat(acme.diaryWith("sent DISPUTE_UPHELD")).hasSize(1);
        assertThat(acme.diaryWith("sent REINSTATED")).hasSize(1);
    }

    @Test
    void case_16_a_rejected_dispute_leaves_all_as_it_was_and_the_partner_is_told() {
        acme.overdueBy(61);
        acme.meanwhile().disputes(Ground.BILLING_OVERDUE, "INV-1", "gina");
        acme.meanwhile().answersDispute(Dispute.Kind.REJECT, "sue");

        assertThat(acme.settles().stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(acme.diaryWith("sent DISPUTE_REJECTED")).hasSize(1);
    }

    @Test
    void case_19_an_agent_who_filed_on_behalf_may_not_decide() {
        acme.overdueBy(61).pays("120.00");
        acme.meanwhile().files("anna");
        acme.settles();

        assertThatThrownBy(() -> acme.meanwhile().decides(REINSTATE, "anna")).hasMessageContaining("independence");
        acme.meanwhile().decides(REINSTATE, "bo");
        assertThat(acme.settles().hold()).isEmpty();
    }

    @Test
    void case_21_two_persons_are_waited_for_over_weeks_and_void_together() {
        findsAbuse();
        acme.settles();
        acme.meanwhile().files("gina");
        acme.meanwhile().reports(Happening.ABUSE_REPORTED, "review/find_1", facts -> facts.reviews("find_1", NOON));
        acme.meanwhile().decides(REINSTATE, "tess");
        acme.settles().daysPass(20);
        assertThat(acme.hold()).isPresent();
        assertThatThrownBy(() -> acme.meanwhile().decides(REINSTATE, "tess")).hasMessageContaining("four-eyes");

        acme.meanwhile().decides(REINSTATE, "anna");

        assertThat(acme.settles().hold()).isEmpty();
        assertThat(acme.file("case_1").outcome()).isEqualTo(Outcome.REINSTATED);
    }

    @Test
    void case_22_a_silent_partner_is_reminded_more_rarely_and_never_ended() {
        acme.overdueBy(61).daysPass(100);

        assertThat(acme.daysOf("sent REMINDER")).containsExactly(7L, 14L, 28L, 58L, 88L);
        assertThat(acme.hold()).isPresent();
    }

    @Test
    void case_23_a_threshold_changed_mid_case_leaves_the_anchor_its_terms() {
        acme.overdueBy(40).under(Cast.limit(2, 35, 10, 20)).daysPass(20);
        assertThat(acme.hold()).isEmpty();

        acme.daysPass(2);
        assertThat(acme.daysOf("hold placed")).containsExactly(21L);
    }

    private void findsAbuse() {
        acme.meanwhile()
                .reports(
                        Happening.ABUSE_REPORTED,
                        "finding/find_1",
                        facts -> facts.findings.put("find_1", new AbuseFinding("find_1", "HIGH", "spam", NOON, null)));
    }

    private void profileIs(Status state) {
        String id = "profile_" + state;
        acme.meanwhile()
                .reports(
                        Happening.PROFILE_REPORTED,
                        "profile/" + id,
                        facts -> facts.profile.put(id, StatusReport.of(id, state, acme.now())));
        acme.settles();
    }
}
