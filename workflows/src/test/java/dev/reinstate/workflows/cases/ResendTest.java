package dev.reinstate.workflows.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When an event that nobody took is sent again. */
class ResendTest {

    private static final Instant QUEUED = Instant.parse("2026-11-02T09:00:00Z");
    private static final Instant THREE_DAYS_ON = QUEUED.plus(Duration.ofDays(3));

    @Test
    void soon_at_first_and_then_less_and_less_often() {
        assertThat(Resend.after(1, QUEUED, QUEUED)).isEqualTo(QUEUED.plusSeconds(5));
        assertThat(Resend.after(2, QUEUED, QUEUED)).isEqualTo(QUEUED.plusSeconds(60));
        assertThat(Resend.after(9, QUEUED, QUEUED)).isEqualTo(QUEUED.plus(Duration.ofHours(12)));
        assertThat(Resend.after(10, QUEUED, QUEUED)).isEqualTo(QUEUED.plus(Duration.ofHours(12)));
    }

    @Test
    void the_last_try_is_three_days_after_it_was_queued_and_then_it_is_given_up() {
        Instant late = THREE_DAYS_ON.minus(Duration.ofHours(1));

        assertThat(Resend.after(12, QUEUED, late)).isEqualTo(THREE_DAYS_ON);
        assertThat(Resend.after(13, QUEUED, THREE_DAYS_ON)).isNull();
    }

    @Test
    void what_waited_for_days_behind_another_is_tried_three_times_all_the_same() {
        Instant after = THREE_DAYS_ON.plus(Duration.ofDays(1));

        assertThat(Resend.after(1, QUEUED, after)).isEqualTo(after.plusSeconds(5));
        assertThat(Resend.after(2, QUEUED, after)).isEqualTo(after.plusSeconds(60));
        assertThat(Resend.after(3, QUEUED, after)).isNull();
    }
}
