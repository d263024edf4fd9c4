package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.BILL;
import static dev.reinstate.workflows.cases.Cast.GINA;
import static dev.reinstate.workflows.cases.Cast.TODAY;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Cast.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Warned on the days that the terms name, late days together, never twice, never for what is no longer so. */
class WarningsTest {

    @Test
    void detection_that_runs_late_makes_one_warning_that_names_all_missed_days() {
        Story story = Story.of(ACME).records(overdueBy(0)).awayUntil(day(50)).looks();

        assertThat(story.written(NoticeKind.WARNING))
                .extracting(
                        Notice::recipient,
                        Notice::days,
                        notice -> notice.anchor().id())
                .containsExactly(
                        tuple(GINA.email(), List.of(30, 45), "INV-1"), tuple(BILL.email(), List.of(30, 45), "INV-1"));
        assertThat(story.warned()).containsExactlyInAnyOrder(dealtWith("INV-1", 30), dealtWith("INV-1", 45));
        assertThat(story.settles().nextLookAt()).isEqualTo(day(55));
        assertThat(story.last().next()).isEqualTo(new NextAct(NextAct.What.WARN, day(55)));
    }

    @Test
    void what_was_missed_when_the_ground_already_holds_is_superseded_and_the_hold_is_dated_now() {
        Story story = Story.of(ACME).records(overdueBy(0)).awayUntil(day(70)).looks();

        assertThat(story.written(NoticeKind.WARNING)).isEmpty();
        assertThat(story.warned()).as("the hold is not placed yet").isEmpty();
        assertThat(story.last().holdOwed()).isTrue();
        assertThat(story.ground().since()).isEqualTo(day(61));

        story.settles();

        assertThat(story.events(Event.Kind.WARNING_SUPERSEDED))
                .extracting(event -> event.codes().get("days"))
                .containsExactly("[30, 45, 55]");
        assertThat(story.warned()).hasSize(3);
        assertThat(story.hold()).isEqualTo(new Hold("hold/case_1", "case_1", day(70)));
        assertThat(story.written(NoticeKind.SUSPENDED)).hasSize(2);
    }

    @Test
    void a_warning_that_could_not_be_sent_before_the_ground_held_is_outrun() {
        Story story = Story.of(ACME).records(overdueBy(45));
        List<Notice> warnings = story.written(NoticeKind.WARNING);

        story.awayUntil(day(16)).looks();

        assertThat(story.outrun())
                .containsExactlyInAnyOrderElementsOf(
                        warnings.stream().map(Notice::id).toList());
        assertThat(story.settles().events(Event.Kind.WARNING_SUPERSEDED))
                .extracting(event -> event.codes().get("days"))
                .as("nobody got the one of days 30 and 45")
                .containsExactly("[30, 45, 55]");
    }

    @Test
    void looking_again_writes_nothing_again() {
        Story story = Story.of(ACME).records(overdueBy(50));
        int written = story.written().size();

        story.looks().looks().settles().looks();

        assertThat(story.written()).hasSize(written);
        assertThat(story.events(Event.Kind.WARNING_WRITTEN)).hasSize(1);
    }

    @Test
    void a_partial_payment_leaves_the_ground_and_its_anchor() {
        Story story = Story.of(ACME).records(overdueBy(50), overdueBy(35, "INV-2"));
        int warned = story.warned().size();

        story.records(payment("pay_1", "119.99 EUR", "INV-1"));

        assertThat(story.ground().anchor()).isEqualTo("INV-1");
        assertThat(story.ground().state()).isEqualTo(GroundState.FORESEEN);
        assertThat(story.warned()).hasSize(warned);
    }

    @Test
    void a_partial_payment_that_settles_the_oldest_moves_warnings_and_the_day_of_suspension_with_the_anchor() {
        Story story =
                Story.of(ACME).records(overdueBy(58), overdueBy(46, "INV-2")).settles();

        story.records(payment("pay_1", "120.00 EUR", "INV-1")).settles();

        assertThat(story.ground().anchor()).isEqualTo("INV-2");
        assertThat(story.ground().holdsFrom()).isEqualTo(day(61 - 46));
        assertThat(story.warned()).contains(dealtWith("INV-2", 30), dealtWith("INV-2", 45));
        assertThat(story.events(Event.Kind.GROUND_RE_ANCHORED))
                .extracting(Event::cause)
                .containsExactly("payment/pay_1");
        assertThat(story.until(day(61 - 46).minusNanos(1)).hold()).isNull();
        assertThat(story.until(day(61 - 46)).hold()).isNotNull();
    }

    @Test
    void a_ground_that_held_without_a_hold_goes_back_to_foreseen_when_the_anchor_moves() {
        Story story = Story.of(ACME).records(overdueBy(61), overdueBy(40, "INV-2"));
        assertThat(story.last().holdOwed()).isTrue();

        story.records(payment("pay_1", "120.00 EUR", "INV-1"));

        assertThat(story.last().holdOwed()).isFalse();
        assertThat(story.ground().state()).isEqualTo(GroundState.FORESEEN);
        assertThat(story.settles().hold()).isNull();
        assertThat(story.written(NoticeKind.WARNING)).extracting(Notice::anchor).containsOnly(anchor("INV-2"));
    }

    @Test
    void the_warning_of_an_anchor_that_was_paid_is_outrun_by_the_next_anchors() {
        Story story = Story.of(ACME).records(overdueBy(50), overdueBy(46, "INV-2"));
        List<String> first = story.written().stream().map(Notice::id).toList();

        story.records(payment("pay_1", "120.00 EUR", "INV-1"));

        assertThat(story.outrun()).containsExactlyInAnyOrderElementsOf(first);
        assertThat(story.file().unsent()).extracting(UnsentNotice::anchor).containsOnly(anchor("INV-2"));
    }

    @Test
    void a_case_that_opens_again_repeats_no_warning() {
        Story story = Story.of(ACME)
                .records(overdueBy(50))
                .settles()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .settles();
        assertThat(story.closed()).extracting(CaseFile::outcome).containsExactly(Outcome.NEVER_SUSPENDED);

        story.records(Cast.reversal("rev_1", "pay_1"));

        assertThat(story.file().previousCaseId()).isEqualTo("case_1");
        assertThat(story.written(NoticeKind.WARNING)).hasSize(2);
        assertThat(story.settles().nextLookAt()).isEqualTo(day(5));
        story.until(day(5));
        assertThat(story.written(NoticeKind.WARNING))
                .extracting(Notice::days)
                .containsExactly(List.of(30, 45), List.of(30, 45), List.of(55), List.of(55));
    }

    @Test
    void an_older_invoice_that_is_known_late_takes_over_with_one_warning_for_its_missed_days() {
        Story story = Story.of(ACME).records(overdueBy(31)).settles().records(overdueBy(56, "INV-0"));

        assertThat(story.ground().anchor()).isEqualTo("INV-0");
        assertThat(story.ground().holdsFrom()).isEqualTo(day(5));
        assertThat(story.last().notices()).extracting(Notice::days).containsOnly(List.of(30, 45, 55));
    }

    @Test
    void a_warning_that_was_outrun_before_it_was_sent_is_written_again_when_its_anchor_comes_back() {
        Story story = Story.of(ACME)
                .records(overdueBy(56))
                .records(overdueBy(57, "INV-0"))
                .records(payment("pay_0", "120.00 EUR", "INV-0"));

        assertThat(story.ground().anchor()).isEqualTo("INV-1");
        assertThat(story.file().unsent()).extracting(UnsentNotice::anchor).containsOnly(anchor("INV-1"));
    }

    @Test
    void nobody_is_left_unwarned_because_the_contacts_came_late() {
        Story story = Story.of(Cast.with(List.of(), ACME)).records(overdueBy(46));
        assertThat(story.warned()).isEmpty();
        assertThat(story.file().opened()).isTrue();

        story.records(ACME);

        assertThat(story.written(NoticeKind.WARNING)).extracting(Notice::days).containsOnly(List.of(30, 45));
    }

    // Terms.

    @Test
    void an_anchor_keeps_the_terms_of_its_first_warning_and_a_later_one_takes_the_new() {
        Story story = Story.of(ACME).records(overdueBy(31)).settles().under(Cast.limit(2, 20, 10));

        assertThat(story.ground().state()).isEqualTo(GroundState.FORESEEN);
        assertThat(story.ground().holdsFrom()).isEqualTo(day(30));

        story.records(payment("pay_1", "120.00 EUR", "INV-1")).records(overdueBy(11, "INV-2"));

        assertThat(story.ground().anchor()).isEqualTo("INV-2");
        assertThat(story.ground().holdsFrom()).isEqualTo(day(10));
    }

    @Test
    void kinder_terms_do_not_reach_an_anchor_that_was_warned_either() {
        Story story = Story.of(ACME)
                .records(overdueBy(31))
                .settles()
                .under(Cast.limit(2, 90, 80))
                .until(day(30));

        assertThat(story.hold()).isNotNull();
        assertThat(story.hold().placedAt()).isEqualTo(day(30));
    }

    @Test
    void an_anchor_that_was_not_warned_yet_takes_the_terms_that_are_current_then() {
        Story story = Story.of(ACME).records(overdueBy(25)).under(Cast.limit(2, 20, 10));

        assertThat(story.last().holdOwed()).isTrue();
        assertThat(story.facts().terms().kept()).containsEntry(new Anchor(Ground.BILLING_OVERDUE, "INV-1"), 2);
    }

    @Test
    void without_warning_days_a_ground_is_not_foreseen_and_holds_after_the_limit() {
        Story story = Story.of(ACME).under(Cast.limit(2, 5)).records(overdueBy(5));

        assertThat(story.file().opened()).isFalse();
        assertThat(story.nextLookAt()).isEqualTo(day(1));
        assertThat(story.until(day(1)).hold()).isNotNull();
    }

    private static Instant day(int daysFromToday) {
        return ACME.startOf(TODAY.plusDays(daysFromToday));
    }

    private static Warned dealtWith(String invoice, int day) {
        return new Warned(anchor(invoice), day);
    }

    private static Anchor anchor(String invoice) {
        return new Anchor(Ground.BILLING_OVERDUE, invoice);
    }
}
