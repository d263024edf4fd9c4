package dev.reinstate.workflows.workflow;

import static dev.reinstate.workflows.cases.Decision.Kind.REINSTATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Cast;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Machines that break delay a case, and nothing more. */
class OutagesTest {

    private static final List<String> ALL_THAT_IS_SENT = List.of(
            "sent SUSPENDED to admin@acme.test", "sent NUDGE to admin@acme.test", "sent REINSTATED to admin@acme.test");

    @AutoClose
    private final CaseOnSkippedTime acme = new CaseOnSkippedTime();

    @Test
    void a_step_that_fails_twice_is_done_on_the_third_quick_try() {
        acme.mischief().failing(2);

        acme.overdueBy(61);

        assertThat(acme.hold()).isPresent();
        assertThat(acme.history("case_1").normalActivities()).isZero();
    }

    @Test
    void a_step_that_fails_three_times_goes_on_as_a_normal_activity_and_succeeds() {
        acme.overdueBy(61).pays("120.00").files();
        acme.mischief().failing(3);

        acme.decides(REINSTATE);

        assertThat(acme.hold()).isEmpty();
        assertThat(acme.history("case_1").normalActivities()).isEqualTo(1);
        assertThat(acme.diaryWith("sent")).isEqualTo(ALL_THAT_IS_SENT);
    }

    @Test
    void an_outage_of_ten_minutes_delays_and_nothing_more() {
        acme.overdueBy(44).untilDay(16);
        Instant due = CaseOnSkippedTime.ACME.startOf(Cast.TODAY.plusDays(17));
        acme.until(due.minusSeconds(60));
        int events = acme.history("case_1").size();
        acme.mischief().awayUntil(due.plus(Duration.ofMinutes(10)));

        acme.timePasses(Duration.ofMinutes(9));
        assertThat(acme.hold()).isEmpty();
        acme.timePasses(Duration.ofMinutes(3)).settles();

        assertThat(acme.hold()).isPresent();
        assertThat(acme.hold().get().placedAt())
                .isBetween(due.plus(Duration.ofMinutes(10)), due.plus(Duration.ofSeconds(640)));
        System.out.println("an outage of ten minutes on the day of the hold: "
                + (acme.history("case_1").size() - events) + " events");
        assertThat(acme.history("case_1").size() - events).isLessThanOrEqualTo(20);
        assertThat(acme.diaryWith("sent SUSPENDED")).hasSize(1);
    }

    @Test
    void what_happens_during_an_outage_is_seen_after_it() {
        acme.overdueBy(61);
        acme.mischief().awayUntil(acme.now().plus(Duration.ofMinutes(10)));
        acme.meanwhile().records(acme.payment("120.00", "INV-1"));
        acme.meanwhile().files("partner");
        acme.meanwhile().decides(REINSTATE, "agent");

        acme.timePasses(Duration.ofMinutes(11)).settles();

        assertThat(acme.file("case_1").outcome()).isEqualTo(Outcome.REINSTATED);
        assertThat(acme.diaryWith("hold lifted")).hasSize(1);
    }

    @Test
    void an_answer_that_is_lost_after_the_commit_is_asked_for_again_and_does_no_harm() {
        acme.mischief().losingAnswers(1);
        acme.overdueBy(61);
        acme.mischief().losingAnswers(2);
        acme.pays("120.00").files();
        acme.mischief().losingAnswers(1);
        acme.mischief().before("reinstate", () -> acme.mischief().losingAnswers(1));
        acme.mischief().before("send", () -> acme.mischief().losingAnswers(1));

        acme.decides(REINSTATE);

        assertThat(acme.diaryWith("hold ")).containsExactly("hold placed", "hold lifted by decision/dec_2");
        assertThat(acme.diaryWith("sent")).isEqualTo(ALL_THAT_IS_SENT);
        assertThat(acme.file("case_1").outcome()).isEqualTo(Outcome.REINSTATED);
    }

    @Test
    void a_hold_whose_answers_are_all_lost_locally_is_placed_once() {
        acme.mischief().before("placeHold", () -> acme.mischief().losingAnswers(3));

        acme.overdueBy(61);

        assertThat(acme.diaryWith("hold placed")).hasSize(1);
        assertThat(acme.diaryWith("sent")).containsExactly("sent SUSPENDED to admin@acme.test");
        assertThat(acme.history("case_1").normalActivities()).isEqualTo(1);
    }

    @Test
    void mail_that_is_refused_for_a_day_delays_no_reinstatement_and_comes_later_and_once() {
        acme.mischief().noMailUntil(acme.now().plus(Duration.ofDays(1)));

        acme.overdueBy(61).pays("120.00").files().decides(REINSTATE);
        assertThat(acme.hold()).isEmpty();
        assertThat(acme.file("case_1").outcome()).isEqualTo(Outcome.REINSTATED);
        assertThat(acme.diaryWith("sent")).isEmpty();
        assertThat(acme.history("case_1").last().name()).doesNotEndWith("COMPLETED");

        acme.daysPass(2);

        // The other two were outrun: they are no longer true.
        assertThat(acme.diaryWith("sent")).containsExactly("sent REINSTATED to admin@acme.test");
        assertThat(acme.history("case_1").last().name()).endsWith("WORKFLOW_EXECUTION_COMPLETED");
        System.out.println(
                "mail refused for a day: " + acme.diaryWith("mail refused").size() + " tries, "
                        + acme.history("case_1").size() + " events");
    }

    @Test
    void mail_that_is_refused_for_ever_is_given_up_and_the_run_ends() {
        acme.mischief().noMailUntil(Instant.MAX);

        acme.overdueBy(61).pays("120.00").files().decides(REINSTATE).daysPass(6);

        assertThat(acme.stage()).isEqualTo(Stage.CLOSED);
        assertThat(acme.history("case_1").last().name()).endsWith("WORKFLOW_EXECUTION_COMPLETED");
        System.out.println(
                "mail refused for ever: " + acme.diaryWith("mail refused").size() + " tries, "
                        + acme.history("case_1").size() + " events");
    }
}
