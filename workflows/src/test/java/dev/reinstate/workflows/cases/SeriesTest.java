package dev.reinstate.workflows.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On days 7, 14, 28 and then every 30. */
class SeriesTest {

    private static final Series REMINDERS = new Series(List.of(7, 14, 28), 30);

    @ParameterizedTest
    @CsvSource({
        "-3,   , 7",
        "0,   , 7",
        "6,   , 7",
        "7,  7, 14",
        "13, 7, 14",
        "14, 14, 28",
        "27, 14, 28",
        "28, 28, 58",
        "57, 28, 58",
        "58, 58, 88",
        "400, 388, 418"
    })
    void the_day_that_was_reached_and_the_next_one(int elapsed, Integer reached, int next) {
        assertThat(REMINDERS.reached(elapsed))
                .isEqualTo(reached == null ? OptionalInt.empty() : OptionalInt.of(reached));
        assertThat(REMINDERS.after(elapsed)).isEqualTo(next);
    }

    @Test
    void without_named_days_it_starts_at_once_and_goes_on_regularly() {
        Series weekly = new Series(List.of(), 7);

        assertThat(weekly.reached(0)).hasValue(0);
        assertThat(weekly.reached(13)).hasValue(7);
        assertThat(weekly.after(0)).isEqualTo(7);
        assertThat(weekly.after(13)).isEqualTo(14);
    }

    @Test
    void the_next_day_is_always_later_and_no_day_is_skipped() {
        int reached = 0;
        for (int day = 0; day < 1_000; day++) {
            assertThat(REMINDERS.after(day)).isGreaterThan(day);
            int now = REMINDERS.reached(day).orElse(0);
            assertThat(now).isBetween(reached, day);
            assertThat(now == reached || now == day).as("day %d", day).isTrue();
            reached = now;
        }
    }
}
