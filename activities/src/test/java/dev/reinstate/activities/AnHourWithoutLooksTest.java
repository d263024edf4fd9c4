package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.contract.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * No worker for an hour while billing reports without end and the relay goes round. The relay's pauses are on the
 * database's own clock; so instead of waiting, all instants that are compared with it ({@code not_before}, {@code
 * wanted_at}) are moved into the past by two seconds a round, which is the relay's own pace.
 */
@Timeout(180)
class AnHourWithoutLooksTest {

    private static final int ROUNDS = 1_800;
    private static final int ROUNDS_BETWEEN_FACTS = 6;
    private static final int MOST_SIGNALS = 20;

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void in_an_hour_without_a_worker_the_engine_gets_twenty_signals_for_a_case_at_most() {
        String account = desk.suspended();
        Step run = desk.run(account, "r1", 100);
        desk.wakes.forget();
        List<Integer> claims = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            if (round % ROUNDS_BETWEEN_FACTS == 0) {
                fact(account, round / ROUNDS_BETWEEN_FACTS);
            }
            if (!desk.rounds.claimCases(50).isEmpty()) {
                claims.add(round * 2);
            }
            desk.execute("""
                    update cases set not_before = not_before - interval '2 s', wanted_at = wanted_at - interval '2 s'""");
        }

        assertThat(desk.wakes.lines()).as("only the first fact wakes").hasSize(1);
        assertThat(claims.size() + desk.wakes.lines().size())
                .as("the first, and the relay after these seconds: " + claims)
                .isLessThanOrEqualTo(MOST_SIGNALS)
                .isGreaterThan(10);
        assertThat(desk.runs(run).stage())
                .as("one look is enough for all of it")
                .isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(desk.count("select wanted - seen from cases")).isZero();
        assertThat(desk.rounds.claimCases(50)).isEmpty();
    }

    /** All is paid, and taken back, and paid again. */
    private void fact(String account, int number) {
        if (number % 2 == 0) {
            desk.pays(account, "pay-" + number, "120.00", "INV-1");
        } else if (number < ROUNDS / ROUNDS_BETWEEN_FACTS - 1) {
            desk.takesBack(account, "pay-" + (number - 1));
        }
    }
}
