package dev.reinstate.workflows.workflow;

import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Decision.Kind.REINSTATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.contract.Look;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A signal only wakes and a timer only looks: lost, doubled, early or forged ones delay the outcome or nothing at all. */
class WakesAndTimersTest {

    @AutoClose
    private final CaseOnSkippedTime acme = new CaseOnSkippedTime();

    @Test
    void with_every_signal_lost_the_relay_brings_the_same_outcome() {
        acme.wakes().lost(true);

        acme.overdueBy(61).relayMakesItsRound();
        assertThat(acme.hold()).isPresent();
        acme.pays("120.00").relayMakesItsRound();
        acme.files().relayMakesItsRound();
        acme.decides(REINSTATE).relayMakesItsRound();

        assertThat(acme.file("case_1").outcome()).isEqualTo(Outcome.REINSTATED);
        assertThat(acme.diaryWith("sent"))
                .containsExactly(
                        "sent SUSPENDED to admin@acme.test",
                        "sent NUDGE to admin@acme.test",
                        "sent REINSTATED to admin@acme.test");
        assertThat(acme.history("case_1").last().name()).endsWith("COMPLETED");
    }

    @Test
    void with_a_signal_lost_the_timer_brings_the_same_outcome() {
        acme.overdueBy(61);
        acme.wakes().lost(true);

        acme.daysPass(2).pays("120.00");
        assertThat(acme.diaryWith("NUDGE")).isEmpty();

        acme.daysPass(6);
        assertThat(acme.daysOf("sent NUDGE")).containsExactly(7L);
        assertThat(acme.diaryWith("REMINDER")).isEmpty();
        assertThat(acme.stage()).isEqualTo(Stage.AWAITING_REQUEST);
    }

    @Test
    void with_a_signal_lost_the_next_one_brings_the_same_outcome() {
        acme.overdueBy(61).pays("120.00").files();
        acme.wakes().lost(true);
        acme.decides(REINSTATE);
        assertThat(acme.hold()).isPresent();

        acme.stub("case_1").signal("accountRecorded", "acme");
        acme.wakes().lost(false);

        assertThat(acme.settles().hold()).isEmpty();
    }

    @Test
    void signals_that_come_three_times_change_nothing() {
        acme.wakes().repeated(3);

        acme.overdueBy(44).daysPass(20).pays("120.00").files().decides(REINSTATE);

        assertThat(acme.diaryWith("hold ")).containsExactly("hold placed", "hold lifted by decision/dec_2");
        assertThat(acme.diaryWith("sent"))
                .containsExactly(
                        "sent WARNING [30] to admin@acme.test",
                        "sent WARNING [45] to admin@acme.test",
                        "sent WARNING [55] to admin@acme.test",
                        "sent SUSPENDED to admin@acme.test",
                        "sent NUDGE to admin@acme.test",
                        "sent REINSTATED to admin@acme.test");
    }

    @Test
    void forged_and_reordered_signals_change_nothing() {
        acme.overdueBy(61);
        List<String> before = acme.diary();

        WorkflowStub stub = acme.stub("case_1");
        stub.signal("decided", "dec_9");
        stub.signal("paymentReversed", "rev_7");
        stub.signal("paymentRecorded", "pay_7");
        stub.signal("supportRequested", "req_1");
        stub.signal("nobodyKnowsThis", "x", 7);

        assertThat(acme.settles().diary()).isEqualTo(before);
        assertThat(acme.pays("120.00").files().decides(REINSTATE).hold()).isEmpty();
    }

    @Test
    void a_flood_of_signals_costs_looks_and_changes_nothing() {
        acme.overdueBy(61);
        long looks = acme.looks();

        WorkflowStub stub = acme.stub("case_1");
        for (int i = 0; i < 300; i++) {
            stub.signal("paymentRecorded", "pay_" + i);
        }
        acme.settles().timePasses(Duration.ofMinutes(20)).settles();

        System.out.println("a flood of 300 signals: " + (acme.looks() - looks) + " looks, "
                + acme.history("case_1").size() + " events");
        assertThat(acme.looks() - looks).isLessThanOrEqualTo(300);
        assertThat(acme.diary()).last().isEqualTo("sent SUSPENDED to admin@acme.test");
        assertThat(acme.pays("120.00").files().decides(REINSTATE).hold()).isEmpty();
    }

    @Test
    void a_burst_of_facts_wakes_the_case_once() {
        acme.overdueBy(61).records(overdueBy(70, "INV-2"));
        acme.mischief().before("look", () -> {
            acme.meanwhile().records(acme.payment("120.00", "INV-2"));
            acme.meanwhile().records(acme.payment("60.00", "INV-1"));
            acme.meanwhile().records(acme.payment("60.00", "INV-1"));
        });
        acme.stub("case_1").signal("accountRecorded", "acme");

        assertThat(acme.settles().stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(acme.wakes().told()).containsExactly("opened case_1", "paymentRecorded pay_3");
    }

    @Test
    void what_happens_while_the_case_looks_wakes_it_again() {
        acme.mischief().whileAnswering("look", () -> acme.meanwhile().records(acme.payment("120.00", "INV-1")));

        acme.overdueBy(44);

        assertThat(acme.file("case_1").outcome()).isEqualTo(Outcome.NEVER_SUSPENDED);
    }

    @Test
    void what_happens_while_the_case_looks_the_long_way_wakes_it_again() {
        acme.overdueBy(61);
        acme.mischief().failing(3);
        acme.mischief().whileAnswering("look", () -> acme.meanwhile().records(acme.payment("120.00", "INV-1")));

        acme.stub("case_1").signal("accountRecorded", "acme");
        acme.timePasses(Duration.ofMinutes(1)).settles();

        assertThat(acme.history("case_1").normalActivities()).isEqualTo(1);
        assertThat(acme.stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(acme.daysOf("sent NUDGE")).containsExactly(0L);
    }

    @Test
    void a_timer_is_armed_anew_for_an_earlier_instant() {
        acme.overdueBy(61).daysPass(1);
        assertThat(acme.history("case_1").timersStarted()).isEqualTo(1);

        // The reminder was six days off, the next nudge is three.
        acme.pays("120.00");

        assertThat(acme.history("case_1").timersCanceled()).isEqualTo(1);
        assertThat(acme.history("case_1").timersStarted()).isEqualTo(2);
        assertThat(acme.daysPass(4).daysOf("sent NUDGE")).containsExactly(1L, 4L);
    }

    @Test
    void a_timer_is_not_armed_anew_for_a_later_instant_and_looks_when_it_fires_too_early() {
        acme.overdueBy(44).records(overdueBy(31, "INV-2"));
        assertThat(acme.history("case_1").timersStarted()).isEqualTo(1);

        // It was to wake on the next day; INV-2 has nothing to say for two weeks.
        acme.pays("120.00");
        assertThat(acme.history("case_1").timersStarted()).isEqualTo(1);
        assertThat(acme.history("case_1").timersCanceled()).isZero();

        List<String> before = acme.diary();
        long looks = acme.looks();
        acme.daysPass(2);
        assertThat(acme.looks()).isEqualTo(looks + 1);
        assertThat(acme.diary()).isEqualTo(before);
        assertThat(acme.history("case_1").timersFired()).isEqualTo(1);
        assertThat(acme.history("case_1").timersStarted()).isEqualTo(2);
        assertThat(acme.daysPass(12).daysOf("sent WARNING [45]")).containsExactly(14L);
    }

    @Test
    void a_register_that_never_says_done_makes_the_case_rest_a_minute_after_twenty_steps() {
        acme.mischief().alwaysAnswering(new Look(Stage.DETECTED, true, null, List.of(), null, false));

        acme.meanwhile().records(overdueBy(61));
        acme.timePasses(Duration.ofMinutes(10));

        History history = acme.history("case_1");
        System.out.println("ten minutes of a register that never says done: "
                + acme.register().steps().size() + " steps, " + history.size() + " events, " + history.workflowTasks()
                + " workflow tasks");
        assertThat(acme.register().steps()).hasSizeBetween(9 * 20, 11 * 21);
        assertThat(history.timersFired()).isBetween(9L, 10L);
        assertThat(history.size()).isLessThan(320);
    }

    @Test
    void a_register_that_always_wants_the_next_look_at_once_makes_it_rest_too() {
        acme.mischief().alwaysAnswering(new Look(Stage.AWAITING_REMEDY, false, null, List.of(), Duration.ZERO, false));

        acme.meanwhile().records(overdueBy(61));
        acme.timePasses(Duration.ofMinutes(10));

        System.out.println("ten minutes of a register that is always due: "
                + acme.register().steps().size() + " looks, "
                + acme.history("case_1").size() + " events");
        assertThat(acme.register().steps()).hasSizeBetween(7 * 20, 9 * 21);
    }

    /** As while a mail server refuses: a case that rested then would not hear a decision for a minute. */
    @Test
    void a_case_that_waits_between_its_looks_takes_no_rest() {
        acme.mischief()
                .alwaysAnswering(
                        new Look(Stage.AWAITING_REMEDY, false, null, List.of(), Duration.ofSeconds(10), false));

        acme.meanwhile().records(overdueBy(61));
        acme.timePasses(Duration.ofMinutes(10));

        assertThat(acme.register().steps()).hasSizeBetween(58, 62);
    }
}
