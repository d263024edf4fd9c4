package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.TODAY;
import static dev.reinstate.workflows.cases.Cast.invoice;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Cast.payment;
import static dev.reinstate.workflows.cases.Cast.reversal;
import static dev.reinstate.workflows.cases.Decision.Kind.ASK_PARTNER;
import static dev.reinstate.workflows.cases.Decision.Kind.KEEP_SUSPENDED;
import static dev.reinstate.workflows.cases.Decision.Kind.REINSTATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two different persons for abuse and, per currency, above an amount of the terms. */
class FourEyesTest {

    @Test
    void the_first_approval_waits_for_the_second() {
        Story story = paid("1000.01 EUR").decides(REINSTATE, "anna").settles();

        assertThat(story.stage()).isEqualTo(Stage.UNDER_REVIEW);
        assertThat(Conduct.awaitsSecond(story.file())).isTrue();
        assertThat(Conduct.waitingOn(story.file())).isEqualTo(WaitingOn.AGENT);
        assertThat(story.decides(REINSTATE, "bo").stage()).isEqualTo(Stage.REINSTATING);
        assertThat(story.settles().closed()).extracting(CaseFile::outcome).containsExactly(Outcome.REINSTATED);
    }

    @Test
    void the_same_person_is_not_two() {
        Story story = paid("1000.01 EUR").decides(REINSTATE, "anna");

        assertThat(Cast.against(story.facts(), REINSTATE, "anna"))
                .singleElement()
                .satisfies(broken -> {
                    assertThat(broken.rule()).isEqualTo("four-eyes");
                    assertThat(broken.detail()).contains("1000.01 EUR", "above 1000.00");
                    assertThat(broken.unblockedBy()).contains("another agent");
                });
        assertThat(Cast.against(story.facts(), KEEP_SUSPENDED, "anna")).isEmpty();
    }

    @Test
    void not_even_if_they_are_recorded_twice() {
        Story story = paid("1000.01 EUR").decides(REINSTATE, "anna");
        Decision first = story.file().decision();
        Decision again =
                new Decision("dec_again", REINSTATE, first.groundsRevision(), first.requestId(), story.now(), "anna");

        CaseFile twice = story.file().with(story.file().request(), again);

        assertThat(Derivation.derive(story.facts().with(twice), story.now(), "time")
                        .approval())
                .isNull();
    }

    @Test
    void one_is_enough_up_to_the_amount_and_in_a_currency_without_one() {
        assertThat(paid("1000.00 EUR").decides(REINSTATE, "anna").stage()).isEqualTo(Stage.REINSTATING);
        assertThat(paid("5000.00 USD").decides(REINSTATE, "anna").stage()).isEqualTo(Stage.REINSTATING);
    }

    @Test
    void what_counts_is_all_that_was_overdue_at_the_hold_also_in_parts() {
        Story story = Story.of(ACME)
                .under(Cast.twoAbove(2, "1000.00"))
                .records(invoice("INV-1", "600.00 EUR", TODAY.minusDays(61)))
                .records(invoice("INV-2", "600.00 EUR", TODAY.minusDays(1)))
                .settles();
        story.records(payment("pay_1", "600.00 EUR", "INV-1"))
                .records(payment("pay_2", "600.00 EUR", "INV-2"))
                .files("gina");

        assertThat(needed(story)).isEqualTo(2);
    }

    @Test
    void what_had_been_paid_before_the_day_of_the_hold_does_not_count_also_if_it_is_reported_late() {
        Story story = suspended("1500.00 EUR");
        Payment before = new Payment("pay_0", Cast.money("600.00 EUR"), TODAY.minusDays(3), "INV-1");
        story.records(payment("pay_1", "900.00 EUR", "INV-1")).files("gina");
        assertThat(needed(story)).isEqualTo(2);

        story.records(before).settles();

        assertThat(needed(story)).isEqualTo(1);
    }

    @Test
    void what_falls_overdue_under_the_hold_counts_and_what_was_paid_in_time_does_not() {
        Story story = suspended("900.00 EUR").records(payment("pay_1", "900.00 EUR", "INV-1"));
        story.records(invoice("INV-2", "500.00 EUR", TODAY.plusDays(10)))
                .records(new Payment("pay_2", Cast.money("500.00 EUR"), TODAY.plusDays(9), "INV-2"))
                .files("gina")
                .daysPass(20);
        assertThat(needed(story)).isEqualTo(1);

        story.records(reversal("rev_2", "pay_2"))
                .records(new Payment("pay_3", Cast.money("500.00 EUR"), TODAY.plusDays(20), "INV-2"));

        assertThat(needed(story)).isEqualTo(2);
    }

    @Test
    void an_invoice_keeps_the_amount_of_its_terms() {
        Story story = suspended("1500.00 EUR").under(Cast.twoAbove(3, "9000.00"));
        story.records(payment("pay_1", "1500.00 EUR", "INV-1")).files("gina");

        assertThat(needed(story)).isEqualTo(2);
    }

    @Test
    void the_first_approval_is_void_when_the_grounds_change() {
        Story story = paid("1500.00 EUR").decides(REINSTATE, "anna");
        story.records(reversal("rev_1", "pay_1"));
        assertThat(story.events(Event.Kind.APPROVAL_VOIDED)).hasSize(1);

        story.records(payment("pay_2", "1500.00 EUR", "INV-1")).decides(REINSTATE, "bo");

        assertThat(story.stage()).isEqualTo(Stage.UNDER_REVIEW);
        assertThat(story.decides(REINSTATE, "anna").stage()).isEqualTo(Stage.REINSTATING);
    }

    @Test
    void another_decision_takes_the_first_approval_away() {
        Story story = paid("1500.00 EUR")
                .decides(REINSTATE, "anna")
                .decides(ASK_PARTNER, "bo")
                .answers();

        assertThat(story.decides(REINSTATE, "bo").stage()).isEqualTo(Stage.UNDER_REVIEW);
        assertThat(story.decides(REINSTATE, "anna").stage()).isEqualTo(Stage.REINSTATING);
    }

    @Test
    void another_request_needs_both_again() {
        Story story = paid("1500.00 EUR")
                .decides(REINSTATE, "anna")
                .decides(KEEP_SUSPENDED, "bo")
                .files("gina");

        assertThat(story.decides(REINSTATE, "bo").stage()).isEqualTo(Stage.UNDER_REVIEW);
    }

    @Test
    void abuse_needs_two_whatever_the_terms_say_also_once_it_is_taken_back() {
        Story story = Story.of(ACME).findsAbuse("find_1", "HIGH").settles().files("gina");
        story.reports("review/find_1", facts -> facts.reviews("find_1", story.now()));

        assertThat(story.decides(REINSTATE, "tess").stage()).isEqualTo(Stage.UNDER_REVIEW);
        assertThat(story.decides(REINSTATE, "anna").settles().hold()).isNull();
    }

    @Test
    void abuse_that_was_taken_back_before_the_hold_is_none_of_it() {
        Story story = Story.of(ACME).findsAbuse("find_1", "HIGH");
        story.reports("review/find_1", facts -> facts.reviews("find_1", story.now()))
                .awayUntil(Cast.NOON.plusSeconds(1))
                .records(overdueBy(61))
                .settles()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina");

        assertThat(needed(story)).isEqualTo(1);
    }

    @Test
    void who_gave_the_first_approval_does_not_end_the_suspension_alone() {
        Story story = paid("1500.00 EUR").decides(REINSTATE, "sue");

        assertThat(Conduct.againstExemption(story.file(), Exemption.Kind.ENDING, "sue"))
                .extracting(Broken::rule)
                .containsExactly("four-eyes");
        assertThat(Conduct.againstExemption(story.file(), Exemption.Kind.ENDING, "ida"))
                .isEmpty();
    }

    private static Story suspended(String amount) {
        return Story.of(ACME)
                .under(Cast.twoAbove(2, "1000.00"))
                .records(invoice("INV-1", amount, TODAY.minusDays(61)))
                .settles();
    }

    private static Story paid(String amount) {
        return suspended(amount)
                .records(payment("pay_1", amount, "INV-1"))
                .files("gina")
                .settles();
    }

    private static int needed(Story story) {
        List<GroundEntry> grounds = story.file().grounds();
        return FourEyes.needed(story.facts(), grounds, story.now());
    }
}
