package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.contract.Look;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The database's clock is behind the account's last instant, as after a failover: what happens keeps its order. */
class StandingClockTest {

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void while_the_clock_is_behind_the_account_the_last_decision_is_still_the_last() {
        String account = suspendedAheadOfTheClock();
        desk.pays(account, "pay-1", "120.00", "INV-1");
        for (int i = 0; i < 5; i++) {
            desk.files(account);
            desk.decides(account, Decision.Kind.KEEP_SUSPENDED);
        }
        desk.files(account);

        Decision last = desk.decides(account, Decision.Kind.REINSTATE);

        Look look = desk.register.reinstate(new DecisionStep(desk.run(account, "r1", 100), last.id()));
        assertThat(look.stage()).isEqualTo(Stage.CLOSED);
    }

    private String suspendedAheadOfTheClock() {
        String account = desk.suspended();
        Instant ahead = desk.clock.now().plus(Duration.ofHours(5));
        desk.jdbi().useHandle(handle -> handle.execute("update accounts set last_at = ?", ahead));
        return account;
    }
}
