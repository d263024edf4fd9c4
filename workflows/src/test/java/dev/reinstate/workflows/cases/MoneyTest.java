package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Exact amounts with a currency. */
class MoneyTest {

    @Test
    void amounts_are_kept_at_the_scale_of_their_currency() {
        assertThat(Money.of("120.5", "EUR")).hasToString("120.50 EUR").isEqualTo(Money.of("120.50", "EUR"));
        assertThat(Money.of("120", "JPY")).hasToString("120 JPY");
        assertThat(Money.of("1.234", "KWD")).hasToString("1.234 KWD");
        assertThat(Money.of("1E+3", "EUR")).hasToString("1000.00 EUR");
        assertThat(Money.of("5.00", "JPY")).hasToString("5 JPY");
    }

    @Test
    void an_amount_more_precise_than_its_currency_is_refused_not_rounded() {
        assertThatThrownBy(() -> Money.of("0.001", "EUR")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("0.5", "JPY")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void sums_and_differences_are_exact() {
        Money tenth = money("0.10 EUR");

        assertThat(tenth.plus(tenth).plus(tenth)).isEqualTo(money("0.30 EUR"));
        assertThat(tenth.minus(money("0.30 EUR"))).isEqualTo(money("-0.20 EUR"));
        assertThat(tenth.least(money("0.30 EUR"))).isEqualTo(tenth);
        assertThat(money("0.30 EUR").least(tenth)).isEqualTo(tenth);
    }

    @Test
    void only_more_than_nothing_is_positive() {
        assertThat(money("0.01 EUR").positive()).isTrue();
        assertThat(money("0.00 EUR").positive()).isFalse();
        assertThat(money("-0.01 EUR").positive()).isFalse();
    }

    @Test
    void currencies_do_not_net() {
        Money euro = money("1.00 EUR");
        Money dollar = money("1.00 USD");

        assertThatThrownBy(() -> euro.plus(dollar)).hasMessageContaining("do not net");
        assertThatThrownBy(() -> euro.minus(dollar)).hasMessageContaining("do not net");
        assertThatThrownBy(() -> euro.least(dollar)).hasMessageContaining("do not net");
        assertThat(euro).isNotEqualTo(dollar);
    }
}
