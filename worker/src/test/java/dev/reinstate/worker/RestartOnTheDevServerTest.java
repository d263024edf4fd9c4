package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The dev server keeps its cases: after a restart each goes on in the run that it was in. */
@Timeout(120)
class RestartOnTheDevServerTest {

    @RegisterExtension
    static final Town town = Town.onTheDevServer();

    @Test
    void a_case_goes_on_in_the_same_run_and_nothing_is_started_again() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        String incarnation = town.demo().engine().incarnation();
        String run = run(partner);
        int events = Awaiting.until("asleep", () -> history(partner), History::asleep)
                .size();

        town.restart();

        assertThat(town.demo().engine().incarnation()).isEqualTo(incarnation);
        assertThat(town.demo().house().rounds().settled()).isTrue();
        assertThat(history(partner).size()).isEqualTo(events);
        partner.goesTheWayBack("pay-1", "120.00", "INV-1").isTold("REINSTATED");
        assertThat(run(partner)).isEqualTo(run);
        History life = Awaiting.until("the run ends", () -> history(partner), History::completed);
        assertThat(life.signals()).doesNotContain("fellDue");
    }

    private static String run(Partner partner) {
        return town.text("select run_id from cases where account_id = '%s'".formatted(partner.id()));
    }

    private static History history(Partner partner) {
        return History.of(town.demo().client(), partner.caseId());
    }
}
