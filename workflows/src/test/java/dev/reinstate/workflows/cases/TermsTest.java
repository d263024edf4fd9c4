package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.TERMS;
import static dev.reinstate.workflows.cases.Cast.TODAY;
import static dev.reinstate.workflows.cases.Cast.invoice;
import static dev.reinstate.workflows.cases.Cast.payment;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The numbers of the rules: an overdue amount below the floor of its currency is no ground. */
class TermsTest {

    @Test
    void an_overdue_amount_below_the_floor_is_no_ground_and_one_that_reaches_it_is() {
        assertThat(owing("49.99 EUR").file().opened()).isFalse();
        assertThat(owing("50.00 EUR").last().holdOwed()).isTrue();
    }

    @Test
    void a_floor_is_for_its_own_currency_only() {
        assertThat(owing("1.00 USD").last().holdOwed()).isTrue();
    }

    @Test
    void overdue_amounts_of_one_currency_add_up_to_the_floor() {
        Story story = withFloor()
                .records(invoice("INV-1", "30.00 EUR", TODAY.minusDays(61)))
                .records(invoice("INV-2", "30.00 EUR", TODAY.minusDays(1)));

        assertThat(story.last().holdOwed()).isTrue();
        assertThat(story.ground().anchor()).isEqualTo("INV-1");
    }

    @Test
    void what_is_not_overdue_yet_does_not_count_towards_the_floor_and_the_day_it_will_is_the_next_look() {
        Story story = withFloor()
                .records(invoice("INV-1", "30.00 EUR", TODAY.minusDays(61)))
                .records(invoice("INV-2", "30.00 EUR", TODAY.plusDays(4)));

        assertThat(story.file().opened()).isFalse();
        assertThat(story.nextLookAt()).isEqualTo(ACME.startOf(TODAY.plusDays(5)));
        assertThat(story.until(TODAY.plusDays(5)).hold()).isNotNull();
    }

    @Test
    void paying_down_below_the_floor_clears() {
        Story story = owing("120.00 EUR").settles().records(payment("pay_1", "70.01 EUR", "INV-1"));

        assertThat(story.ground().state()).isEqualTo(GroundState.CLEARED);
    }

    @Test
    void an_ignored_currency_does_not_hide_another() {
        Story story = withFloor()
                .records(invoice("INV-1", "1.00 EUR", TODAY.minusDays(90)))
                .records(invoice("INV-2", "1.00 USD", TODAY.minusDays(61)));

        assertThat(story.ground().anchor()).isEqualTo("INV-2");
    }

    @Test
    void without_a_floor_a_cent_is_a_ground() {
        assertThat(Story.of(ACME)
                        .records(invoice("INV-1", "0.01 EUR", TODAY.minusDays(61)))
                        .last()
                        .holdOwed())
                .isTrue();
    }

    @Test
    void warning_days_may_be_named_in_any_order() {
        assertThat(Cast.limit(2, 60, 55, 30, 45).overdueWarnings()).containsExactly(30, 45, 55);
        assertThat(Cast.limit(2, 60, 55, 30, 45).foreseenFrom()).isEqualTo(30);
    }

    @Test
    void a_warning_day_past_the_limit_does_not_delay_the_hold() {
        Story story = Story.of(ACME)
                .under(Cast.limit(2, 60, 30, 65))
                .records(Cast.overdueBy(31))
                .until(TODAY.plusDays(30));

        assertThat(story.hold()).isNotNull();
    }

    @Test
    void a_version_that_is_kept_but_not_at_hand_is_the_current_one() {
        TermsBook book = new TermsBook(TERMS, Map.of(), Map.of(new Anchor(Ground.BILLING_OVERDUE, "INV-1"), 7));

        assertThat(book.of(new Anchor(Ground.BILLING_OVERDUE, "INV-1"))).isEqualTo(TERMS);
    }

    private static Story owing(String amount) {
        return withFloor().records(invoice("INV-1", amount, TODAY.minusDays(61)));
    }

    private static Story withFloor() {
        Terms floor = Cast.terms(2, 60, List.of(30, 45, 55), Map.of("EUR", new BigDecimal("50")));
        return Story.of(ACME).under(floor);
    }
}
