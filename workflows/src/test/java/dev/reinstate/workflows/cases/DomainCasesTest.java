package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.CORNER_SHOP;
import static dev.reinstate.workflows.cases.Cast.LUMEN;
import static dev.reinstate.workflows.cases.Cast.MERIDIAN;
import static dev.reinstate.workflows.cases.Cast.NOON;
import static dev.reinstate.workflows.cases.Cast.TODAY;
import static dev.reinstate.workflows.cases.Cast.credit;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Cast.payment;
import static dev.reinstate.workflows.cases.Cast.reversal;
import static dev.reinstate.workflows.cases.Decision.Kind.REINSTATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The numbered cases that must come out right, each told as a story. Who may do what in cases 16, 19, 20 and 21 is the
 * permission table's and the conduct's.
 */
class DomainCasesTest {

    @Test
    void case_01_exactly_60_or_30_days_are_no_ground_61_and_31_are() {
        assertThat(Story.of(ACME).records(overdueBy(60)).settles().hold()).isNull();
        assertThat(Story.of(ACME).records(overdueBy(61)).settles().hold()).isNotNull();
        assertThat(vettingRejectedFor(30).hold()).isNull();
        assertThat(vettingRejectedFor(31).hold()).isNotNull();
    }

    @Test
    void case_02_an_invoice_without_a_due_date_is_quarantined_for_an_agent() {
        Story story = Story.of(ACME)
                .records(Cast.invoice("INV-1", "120.00 EUR", null))
                .settles();

        assertThat(story.hold()).isNull();
        assertThat(story.last().tasks()).containsExactly(new Task(Task.Kind.NO_DUE_DATE, "INV-1"));

        story.records(Cast.invoice("INV-1", "120.00 EUR", TODAY.minusDays(61))).settles();

        assertThat(story.hold()).isNotNull();
        assertThat(story.last().tasks()).isEmpty();
    }

    @Test
    void case_03_detection_that_runs_late_names_the_missed_days_once_and_dates_the_hold_now() {
        Story late = Story.of(ACME).records(overdueBy(50)).settles();
        assertThat(late.written(NoticeKind.WARNING)).extracting(Notice::days).containsOnly(List.of(30, 45));

        Story tooLate = Story.of(ACME).records(overdueBy(100)).settles();
        assertThat(tooLate.written(NoticeKind.WARNING)).isEmpty();
        assertThat(tooLate.events(Event.Kind.WARNING_SUPERSEDED)).hasSize(1);
        assertThat(tooLate.hold().placedAt()).isEqualTo(NOON);
    }

    @Test
    void case_04_a_partial_payment_keeps_the_ground_and_re_anchors_it() {
        Story story = Story.of(ACME)
                .records(overdueBy(58, "INV-1"), overdueBy(40, "INV-2"))
                .settles();

        story.records(payment("pay_1", "120.00 EUR", "INV-1")).settles();

        assertThat(story.ground().anchor()).isEqualTo("INV-2");
        assertThat(story.ground().holdsFrom()).isEqualTo(ACME.startOf(TODAY.plusDays(21)));
        assertThat(story.until(TODAY.plusDays(20)).hold()).isNull();
    }

    @Test
    void case_05_paid_between_detection_and_effect_is_not_suspended() {
        Story story = Story.of(ACME).records(overdueBy(61));

        story.records(payment("pay_1", "120.00 EUR", "INV-1")).placesHold();

        assertThat(story.hold()).isNull();
        assertThat(story.closed()).extracting(CaseFile::outcome).containsExactly(Outcome.NEVER_SUSPENDED);
    }

    @Test
    void case_06_paid_without_a_request_stays_suspended_and_is_nudged() {
        Story story =
                suspended().records(payment("pay_1", "120.00 EUR", "INV-1")).settles();

        assertThat(story.hold()).isNotNull();
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(story.written(NoticeKind.NUDGE)).hasSize(1);
    }

    @Test
    void case_07_a_request_before_the_payment_waits_and_no_second_one_is_needed() {
        Story story = suspended().files("gina").settles();
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REMEDY);

        story.records(payment("pay_1", "120.00 EUR", "INV-1")).settles();

        assertThat(story.stage()).isEqualTo(Stage.UNDER_REVIEW);
    }

    @Test
    void case_08_an_unallocated_payment_is_a_task_and_not_a_cure() {
        Story story = Story.of(ACME)
                .records(overdueBy(61, "INV-1"), overdueBy(61, "INV-2"))
                .records(payment("pay_1", "240.00 EUR", null))
                .settles();

        assertThat(story.hold()).isNotNull();
        assertThat(story.last().tasks()).containsExactly(new Task(Task.Kind.UNALLOCATED_MONEY, "pay_1"));

        story.reports("allotment/a1", facts -> facts.allotments.put("a1", allotted("a1", "120.00", "INV-1")));
        assertThat(story.settles().ground().anchor()).isEqualTo("INV-2");

        story.reports("allotment/a2", facts -> facts.allotments.put("a2", allotted("a2", "120.00", "INV-2")));
        assertThat(story.settles().stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(story.last().tasks()).isEmpty();
    }

    @Test
    void case_09_duplicated_reordered_and_delayed_facts_come_to_the_same_end() {
        Story reordered = Story.of(ACME)
                .records(reversal("rev_1", "pay_1"))
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .records(overdueBy(61))
                .settles();

        assertThat(reordered.hold()).isNotNull();
        assertThat(reordered.ground().anchor()).isEqualTo("INV-1");
    }

    @Test
    void case_10_reversed_after_the_reinstatement_opens_a_linked_case_with_the_original_due_date() {
        Story story = suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina")
                .decides(REINSTATE, "anna")
                .settles();
        assertThat(story.closed()).extracting(CaseFile::outcome).containsExactly(Outcome.REINSTATED);

        story.records(reversal("rev_1", "pay_1")).settles();

        assertThat(story.file().previousCaseId())
                .isEqualTo(story.closed().get(0).id());
        assertThat(story.ground().since()).isEqualTo(ACME.startOf(TODAY));
        assertThat(story.hold()).isNotNull();
    }

    @Test
    void case_11_reversed_while_approved_the_approval_fails_at_commit() {
        Story story = suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina")
                .decides(REINSTATE, "anna")
                .records(reversal("rev_1", "pay_1"))
                .reinstates();

        assertThat(story.hold()).isNotNull();
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(story.events(Event.Kind.APPROVAL_VOIDED)).hasSize(1);
    }

    @Test
    void case_12_a_credit_note_to_zero_clears_and_is_recorded_as_a_credit() {
        Story story = suspended().records(credit("CN-1", "INV-1", "120.00 EUR")).settles();

        assertThat(story.ground().state()).isEqualTo(GroundState.CLEARED);
        assertThat(story.ground().clearedBy()).isEqualTo("invoice/CN-1");
    }

    @Test
    void case_13_two_grounds_are_one_case_reinstated_only_when_both_are_clear() {
        Story story = suspended().profileIs(Status.REJECTED).settles();
        assertThat(story.file().grounds())
                .extracting(GroundEntry::ground)
                .containsExactly(Ground.PROFILE_REJECTED, Ground.BILLING_OVERDUE);

        story.records(payment("pay_1", "120.00 EUR", "INV-1")).files("gina").settles();
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(Cast.against(story.facts(), REINSTATE, "anna"))
                .extracting(Broken::rule)
                .containsExactly("no-ground-holds");

        story.profileIs(Status.AUTHORIZED).settles();
        assertThat(story.stage()).isEqualTo(Stage.UNDER_REVIEW);
        assertThat(story.decides(REINSTATE, "anna").settles().hold()).isNull();
    }

    @Test
    void case_14_a_new_ground_joins_the_open_case_and_voids_a_pending_approval() {
        Story story = suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina")
                .decides(REINSTATE, "anna");
        String caseId = story.file().id();

        story.findsAbuse("find_1", "HIGH").reinstates().settles();

        assertThat(story.file().id()).isEqualTo(caseId);
        assertThat(story.hold()).isNotNull();
        assertThat(story.events(Event.Kind.APPROVAL_VOIDED)).hasSize(1);
        assertThat(story.written(NoticeKind.GROUND_RAISED)).isNotEmpty();
    }

    @Test
    void case_15_abuse_stays_whatever_is_paid_until_it_is_reviewed() {
        Story story = suspended().findsAbuse("find_1", "HIGH").settles();

        story.records(payment("pay_1", "120.00 EUR", "INV-1")).settles();

        assertThat(story.ground().state()).isEqualTo(GroundState.CLEARED);
        assertThat(story.ground(Ground.ABUSE).holds()).isTrue();
        assertThat(Conduct.waitingOn(story.file())).isEqualTo(WaitingOn.AGENT);

        story.reports("review/find_1", facts -> facts.reviews("find_1", NOON)).settles();
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REQUEST);
    }

    @Test
    void case_15_a_finding_that_is_not_significant_is_no_ground() {
        assertThat(Story.of(ACME).findsAbuse("find_1", "LOW").settles().hold()).isNull();
    }

    @Test
    void case_16_a_stay_is_itself_the_approval() {
        Story story = suspended().exempts(Exemption.Kind.STAY, Ground.BILLING_OVERDUE, "INV-1", null);
        assertThat(story.stage()).isEqualTo(Stage.REINSTATING);

        story.settles();

        assertThat(story.hold()).isNull();
        assertThat(story.closed()).extracting(CaseFile::outcome).containsExactly(Outcome.REINSTATED);
    }

    @Test
    void case_16_an_upheld_dispute_reinstates_at_once_and_closes_as_erroneous() {
        Story story = suspended()
                .exempts(Exemption.Kind.UPHELD_DISPUTE, Ground.BILLING_OVERDUE, "INV-1", null)
                .settles();

        assertThat(story.closed()).extracting(CaseFile::outcome).containsExactly(Outcome.ERRONEOUS);
        assertThat(story.standing().goodStanding()).isTrue();
        assertThat(story.daysPass(100).file().opened()).isFalse();
    }

    @Test
    void case_16_a_dispute_leaves_the_hold_until_somebody_else_upholds_it() {
        Story story =
                suspended().disputes(Ground.BILLING_OVERDUE, "INV-1", "gina").settles();
        assertThat(story.hold()).isNotNull();

        story.answersDispute(Dispute.Kind.UPHOLD, "sue", null).settles();

        assertThat(story.hold()).isNull();
        assertThat(story.closed()).extracting(CaseFile::outcome).containsExactly(Outcome.ERRONEOUS);
    }

    @Test
    void case_16_a_rejected_dispute_leaves_all_as_it_was() {
        Story story =
                suspended().disputes(Ground.BILLING_OVERDUE, "INV-1", "gina").settles();
        long revision = story.file().groundsRevision();

        story.answersDispute(Dispute.Kind.REJECT, "sue", null).settles();

        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(story.file().groundsRevision()).isEqualTo(revision);
    }

    @Test
    void a_supervisors_ending_closes_the_case_as_ended() {
        Story story = suspended()
                .exempts(Exemption.Kind.ENDING, Ground.BILLING_OVERDUE, "INV-1", null)
                .settles();

        assertThat(story.closed()).extracting(CaseFile::outcome).containsExactly(Outcome.ENDED);
    }

    @Test
    void an_exemption_of_one_ground_leaves_the_other_to_the_agent() {
        Story story = suspended().profileIs(Status.REJECTED).settles();

        story.exempts(Exemption.Kind.STAY, Ground.BILLING_OVERDUE, "INV-1", null)
                .settles();
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REMEDY);

        story.profileIs(Status.AUTHORIZED).settles();
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(story.files("gina").decides(REINSTATE, "anna").settles().hold())
                .isNull();
    }

    @Test
    void a_waiver_clears_the_way_but_approves_nothing_and_ends_by_itself_into_a_linked_case() {
        Instant end = NOON.plus(10, ChronoUnit.DAYS);
        Story story = suspended()
                .exempts(Exemption.Kind.WAIVER, Ground.BILLING_OVERDUE, "INV-1", end)
                .settles();
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(story.ground().state()).isEqualTo(GroundState.EXEMPTED);

        story.files("gina").decides(REINSTATE, "anna").settles();
        assertThat(story.hold()).isNull();

        story.until(end.minusNanos(1));
        assertThat(story.hold()).isNull();
        story.until(end);
        assertThat(story.hold()).isNotNull();
        assertThat(story.file().previousCaseId())
                .isEqualTo(story.closed().get(0).id());
    }

    @Test
    void what_was_cleared_before_the_hold_leaves_nothing_to_an_agent() {
        Story story = Story.of(ACME)
                .records(overdueBy(61))
                .profileIs(Status.REJECTED)
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .awayUntil(NOON.plusSeconds(1))
                .settles();
        assertThat(story.ground().state()).isEqualTo(GroundState.CLEARED);

        String rejection = story.ground(Ground.PROFILE_REJECTED).anchor();
        story.exempts(Exemption.Kind.STAY, Ground.PROFILE_REJECTED, rejection, null)
                .settles();

        assertThat(story.hold()).isNull();
    }

    @Test
    void a_stay_of_one_invoice_does_not_approve_another_that_is_only_waived() {
        Story story = suspended()
                .records(overdueBy(20, "INV-2"))
                .settles()
                .exempts(Exemption.Kind.STAY, Ground.BILLING_OVERDUE, "INV-1", null)
                .exempts(Exemption.Kind.WAIVER, Ground.BILLING_OVERDUE, "INV-2", NOON.plus(10, ChronoUnit.DAYS))
                .settles();

        assertThat(story.hold()).isNotNull();
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(story.files("gina").decides(REINSTATE, "anna").settles().hold())
                .isNull();
    }

    @Test
    void a_waiver_that_ends_under_an_approval_voids_it() {
        Instant end = NOON.plus(1, ChronoUnit.DAYS);
        Story story = suspended()
                .exempts(Exemption.Kind.WAIVER, Ground.BILLING_OVERDUE, "INV-1", end)
                .settles()
                .files("gina")
                .decides(REINSTATE, "anna")
                .awayUntil(end)
                .reinstates();

        assertThat(story.hold()).isNotNull();
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REMEDY);
    }

    @Test
    void an_exempted_invoice_does_not_cover_a_new_one() {
        Story story = Story.of(ACME)
                .records(overdueBy(55, "INV-1"), overdueBy(54, "INV-2"))
                .exempts(Exemption.Kind.WAIVER, Ground.BILLING_OVERDUE, "INV-1", NOON.plus(90, ChronoUnit.DAYS))
                .daysPass(7);

        assertThat(story.hold()).isNotNull();
        assertThat(story.ground().anchor()).isEqualTo("INV-2");
    }

    @Test
    void case_17_what_is_no_ground_for_an_account_holds_nothing() {
        assertThat(Story.of(CORNER_SHOP).records(overdueBy(90)).settles().hold())
                .isNull();
        assertThat(Story.of(ACME)
                        .reports("issue/i1", facts -> facts.raises("i1", "meridian", NOON))
                        .settles()
                        .hold())
                .isNull();
    }

    @Test
    void a_reseller_is_held_while_its_own_providers_issue_lasts_or_until_it_changes_provider() {
        Story story = Story.of(CORNER_SHOP)
                .reports("issue/i1", facts -> facts.raises("i1", "meridian", NOON))
                .settles();
        assertThat(story.hold()).isNotNull();
        assertThat(Conduct.waitingOn(story.file())).isEqualTo(WaitingOn.PROVIDER);

        Story moved = story.records(withProvider("borealis")).settles();
        assertThat(moved.stage()).isEqualTo(Stage.AWAITING_REQUEST);

        Story settled = Story.of(CORNER_SHOP)
                .reports("issue-cleared/i1", facts -> facts.clears("i1", NOON))
                .reports("issue/i1", facts -> facts.raises("i1", "meridian", NOON))
                .settles();
        assertThat(settled.hold()).isNull();
    }

    @Test
    void case_18_the_resellers_of_a_suspended_provider_are_flagged_never_suspended() {
        Story story = Story.of(CORNER_SHOP)
                .reports("provider/meridian", facts -> facts.providerHeld = true)
                .settles();

        assertThat(story.hold()).isNull();
        assertThat(story.last().tasks()).containsExactly(new Task(Task.Kind.FLAGGED_RESELLER, MERIDIAN.id()));
        assertThat(story.reports("provider/meridian", facts -> facts.providerHeld = false)
                        .last()
                        .tasks())
                .isEmpty();
    }

    @Test
    void case_19_an_agent_who_filed_on_behalf_may_not_decide() {
        Story story = suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("anna")
                .settles();

        assertThat(Cast.against(story.facts(), REINSTATE, "anna"))
                .extracting(Broken::rule)
                .containsExactly("independence");
        assertThat(Cast.against(story.facts(), REINSTATE, "bo")).isEmpty();
    }

    @Test
    void case_19_who_filed_the_request_does_not_end_the_suspension_either() {
        Story story = suspended().files("sue").settles();

        assertThat(Conduct.againstExemption(story.file(), Exemption.Kind.ENDING, "sue"))
                .isNotEmpty();
        assertThat(Conduct.againstExemption(story.file(), Exemption.Kind.ENDING, "ida"))
                .isEmpty();
        assertThat(Conduct.againstExemption(story.file(), Exemption.Kind.WAIVER, "sue"))
                .isEmpty();
    }

    @Test
    void case_21_one_person_is_not_two_where_two_are_needed() {
        Story story = Story.of(ACME)
                .under(Cast.twoAbove(2, "100.00"))
                .records(overdueBy(61))
                .settles()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina")
                .decides(REINSTATE, "anna")
                .settles();

        assertThat(story.hold()).isNotNull();
        assertThat(Cast.against(story.facts(), REINSTATE, "anna"))
                .extracting(Broken::rule)
                .containsExactly("four-eyes");
        assertThat(story.decides(REINSTATE, "bo").settles().hold()).isNull();
    }

    @Test
    void case_22_a_silent_partner_is_reminded_more_rarely_and_never_ended() {
        Story story = suspended().daysPass(200);

        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(story.written(NoticeKind.REMINDER).stream().map(Notice::key).distinct())
                .hasSize(8);
    }

    @Test
    void case_23_a_threshold_changed_mid_case_leaves_its_anchors_their_terms() {
        Story story = Story.of(ACME).records(overdueBy(40)).settles().under(Cast.limit(2, 35, 10, 20));

        assertThat(story.settles().hold()).isNull();
        assertThat(story.ground().holdsFrom()).isEqualTo(ACME.startOf(TODAY.plusDays(21)));
        assertThat(story.records(overdueBy(36, "INV-2")).settles().hold()).isNull();
    }

    @Test
    void case_23_an_anchor_that_is_migrated_is_judged_by_the_new_terms() {
        Story story = Story.of(ACME)
                .records(overdueBy(40))
                .settles()
                .under(Cast.limit(2, 35, 10, 20))
                .settles();
        assertThat(story.hold()).isNull();

        story.migratedTo(2).settles();

        assertThat(story.hold()).isNotNull();
        assertThat(story.ground().holdsFrom()).isNull();
    }

    @Test
    void case_23_a_migration_to_a_longer_limit_lifts_no_hold_by_itself() {
        Story story = suspended()
                .under(Cast.limit(2, 90, 10, 20))
                .settles()
                .migratedTo(2)
                .settles();

        assertThat(story.hold()).isNotNull();
        assertThat(story.stage())
                .as("while a hold is placed, whatever is overdue has to be paid")
                .isEqualTo(Stage.AWAITING_REMEDY);
    }

    @Test
    void a_written_off_invoice_is_no_ground_and_what_is_paid_for_it_later_is_unallocated() {
        Story story = suspended()
                .reports("write-off/INV-1", facts -> facts.writeOffs.put("INV-1", new WriteOff("INV-1", TODAY)))
                .settles();
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REQUEST);

        Payment later = new Payment("pay_1", Cast.money("120.00 EUR"), TODAY.plusDays(1), "INV-1");
        story.records(later);
        assertThat(story.last().tasks()).containsExactly(new Task(Task.Kind.UNALLOCATED_MONEY, "pay_1"));
    }

    @Test
    void money_that_named_none_counts_for_the_only_invoice_that_a_write_off_leaves_open() {
        Story story = Story.of(ACME)
                .records(overdueBy(61, "INV-1"), overdueBy(61, "INV-2"))
                .records(payment("pay_1", "120.00 EUR", null))
                .settles();
        assertThat(story.ground().holds()).isTrue();

        story.reports("write-off/INV-1", facts -> facts.writeOffs.put("INV-1", new WriteOff("INV-1", TODAY)))
                .settles();

        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(story.last().tasks()).isEmpty();
    }

    @Test
    void a_profile_that_failed_holds_at_once_and_pending_clears_nothing() {
        Story story = Story.of(ACME).profileIs(Status.FAILED).settles();
        assertThat(story.hold()).isNotNull();

        story.profileIs(Status.PENDING, NOON.plusSeconds(60))
                .awayUntil(NOON.plusSeconds(120))
                .looks();
        assertThat(story.ground(Ground.PROFILE_REJECTED).holds()).isTrue();
        assertThat(story.standing().requirements().get(0).state()).isEqualTo(Requirement.State.BEING_CHECKED);

        story.profileIs(Status.AUTHORIZED, story.now()).settles();
        assertThat(story.stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(story.written(NoticeKind.SUSPENDED))
                .extracting(Notice::recipient)
                .containsOnly(Cast.GINA.email());
    }

    private static Story suspended() {
        return Story.of(ACME).records(overdueBy(61)).settles();
    }

    private static Story vettingRejectedFor(int days) {
        return Story.of(LUMEN)
                .vettingIs(Status.REJECTED, NOON.minus(days, ChronoUnit.DAYS))
                .settles();
    }

    private static Allotment allotted(String id, String amount, String invoice) {
        return new Allotment(id, "pay_1", invoice, Money.of(amount, "EUR"));
    }

    private static Account withProvider(@Nullable String provider) {
        return new Account(
                CORNER_SHOP.id(),
                CORNER_SHOP.name(),
                CORNER_SHOP.programme(),
                CORNER_SHOP.partnerType(),
                provider,
                CORNER_SHOP.cloud(),
                CORNER_SHOP.billingZone(),
                CORNER_SHOP.contacts());
    }
}
