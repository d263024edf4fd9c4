package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A notice that did not go out is tried ever more rarely, and after days it is a person's task. */
class RetryTest {

    @ParameterizedTest
    @CsvSource({"1, PT10S", "2, PT20S", "3, PT40S", "7, PT10M40S", "8, PT15M", "100, PT15M", "2000000000, PT15M"})
    void the_pauses_grow_up_to_a_quarter_of_an_hour(int tries, Duration pause) {
        assertThat(Retry.after(tries, NOON, NOON)).isEqualTo(NOON.plus(pause));
    }

    @Test
    void after_five_days_it_is_given_up() {
        assertThat(Retry.after(500, NOON, NOON.plus(Duration.ofDays(5)))).isNotNull();
        assertThat(Retry.after(500, NOON, NOON.plus(Duration.ofDays(5)).plusNanos(1)))
                .isNull();
    }
}
