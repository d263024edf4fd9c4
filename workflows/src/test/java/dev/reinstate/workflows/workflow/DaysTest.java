package dev.reinstate.workflows.workflow;

import static dev.reinstate.workflows.cases.Cast.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Cast;
import dev.reinstate.workflows.cases.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When things happen: on which day, in whose zone, and what if the worker was away on that day. */
class DaysTest {

    /** The engine starts a task within this, on a busy machine. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/Los_Angeles", "Asia/Kolkata"})
    void sixty_days_overdue_is_no_ground_and_sixty_one_is_from_the_start_of_that_day_in_the_billing_zone(String zone) {
        Account account = Cast.in(ZoneId.of(zone), CaseOnSkippedTime.ACME);
        Instant start = account.startOf(TODAY.plusDays(17));
        try (CaseOnSkippedTime acme = new CaseOnSkippedTime(account)) {
            acme.overdueBy(44).until(start.minusSeconds(60));
            assertThat(acme.stage()).isEqualTo(Stage.DETECTED);
            assertThat(acme.hold()).isEmpty();

            acme.until(start.plusSeconds(5));
            assertThat(acme.hold()).isPresent();
            assertThat(acme.hold().get().placedAt()).isBetween(start, start.plus(AT_ONCE));
            assertThat(acme.file("case_1").grounds().get(0).since()).isEqualTo(start);
        }
    }

    @Test
    void an_account_without_a_case_is_detected_on_the_first_warning_day() {
        try (CaseOnSkippedTime acme = new CaseOnSkippedTime()) {
            acme.overdueBy(-14);
            assertThat(acme.register().cases()).isEmpty();

            acme.daysPass(60);
            assertThat(acme.daysOf("case_1 opened")).containsExactly(44L);
            assertThat(acme.daysOf("sent WARNING")).containsExactly(44L, 59L);
        }
    }

    @Test
    void days_that_a_late_detection_missed_become_one_warning_that_names_them_all() {
        try (CaseOnSkippedTime acme = new CaseOnSkippedTime()) {
            acme.overdueBy(20).timePasses(Duration.ofDays(26)).daysPass(1);

            assertThat(acme.diaryWith("sent")).containsExactly("sent WARNING [30, 45] to admin@acme.test");
        }
    }

    @Test
    void days_that_everybody_missed_become_one_warning_that_names_them_all() {
        try (CaseOnSkippedTime acme = new CaseOnSkippedTime()) {
            acme.overdueBy(44).nobodyLooksFor(Duration.ofDays(12));

            assertThat(acme.diaryWith("sent"))
                    .containsExactly(
                            "sent WARNING [30] to admin@acme.test", "sent WARNING [45, 55] to admin@acme.test");
            assertThat(acme.daysPass(10).daysOf("hold placed")).containsExactly(17L);
        }
    }

    @Test
    void if_the_ground_holds_by_then_the_warning_is_superseded_and_the_hold_is_placed_now_and_dated_now() {
        try (CaseOnSkippedTime acme = new CaseOnSkippedTime()) {
            acme.overdueBy(44).nobodyLooksFor(Duration.ofDays(20));

            assertThat(acme.diary()).contains("superseded: warning of days [45, 55]");
            assertThat(acme.diaryWith("sent"))
                    .containsExactly("sent WARNING [30] to admin@acme.test", "sent SUSPENDED to admin@acme.test");
            assertThat(acme.daysOf("hold placed")).containsExactly(20L);
        }
    }

    @Test
    void an_account_that_is_overdue_for_long_when_it_is_first_known_is_suspended_now_and_dated_now() {
        try (CaseOnSkippedTime acme = new CaseOnSkippedTime()) {
            acme.overdueBy(300);

            assertThat(acme.diaryWith("sent")).containsExactly("sent SUSPENDED to admin@acme.test");
            assertThat(acme.hold().get().placedAt()).isBetween(Cast.NOON, Cast.NOON.plus(AT_ONCE));
            assertThat(acme.daysPass(8).daysOf("sent REMINDER")).containsExactly(7L);
        }
    }
}
