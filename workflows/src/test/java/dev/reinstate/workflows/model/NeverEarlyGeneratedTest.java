package dev.reinstate.workflows.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Dealer;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Seeds;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Never suspended early, and no warning neither sent nor superseded: the reference counts the days of every schedule as
 * well, and what holds in time is held at the very start of its day, also where clocks change.
 */
class NeverEarlyGeneratedTest {

    /** Of each kind; {@code -Dmodel.schedules=100000} is the full run. */
    private static final int SCHEDULES = Integer.getInteger("model.schedules", 2_000);

    @Test
    void no_schedule_of_partial_payments_suspends_early_or_leaves_a_warning() {
        all("NeverEarlyGeneratedTest#no_schedule_of_partial*", Schedule::ofPartialPayments);
    }

    @Test
    void no_schedule_of_a_vetting_with_pauses_suspends_early_or_leaves_a_warning() {
        all("NeverEarlyGeneratedTest#no_schedule_of_a_vetting*", Schedule::ofPauses);
    }

    private static void all(String test, Function<Dealer, Life> schedule) {
        Tally tally = new Tally();
        Seeds.each(
                test,
                SCHEDULES,
                random -> tally.add(schedule.apply(new Dealer(random)).lived()));
        System.out.println(test + ": " + SCHEDULES + " schedules, " + tally);
        assertThat(Seeds.alone() || tally.holds > SCHEDULES / 8).as("%s", tally).isTrue();
        assertThat(Seeds.alone() || tally.of(Outcome.NEVER_SUSPENDED) > SCHEDULES / 20)
                .as("%s", tally)
                .isTrue();
    }
}
