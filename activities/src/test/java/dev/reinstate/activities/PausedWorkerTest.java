package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Ruling;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A worker that is stopped in the middle of a look, and two relays: no wake is lost and nothing is swallowed. */
@Timeout(120)
class PausedWorkerTest {

    private static final int ALL = 50;
    private static final Duration THE_ACCOUNT_IS_FREE_AGAIN = Duration.ofSeconds(20);

    @RegisterExtension
    final Desk desk = new Desk();

    private Connection watch;
    private String account;
    private Step run;

    @BeforeEach
    void a_suspended_partner() throws SQLException {
        watch = DriverManager.getConnection(
                desk.settings().jdbcUrl(),
                desk.settings().user(),
                desk.settings().password());
        desk.jdbi().installPlugin(PacedConnections.asInProduction());
        account = desk.suspended();
        run = desk.run(account, "r1", 100);
    }

    @AfterEach
    void nobody_watches() throws SQLException {
        watch.close();
    }

    @Test
    void one_that_is_stopped_before_its_commit_keeps_the_account_for_seconds_and_not_for_as_long_as_it_is_stopped() {
        Turns stopped = stoppedBeforeItsCommit();

        assertThat(paysAsSoonAsItCan()).isInstanceOf(Ruling.Granted.class);

        assertThat(claims()).as("its wake, after five seconds, by one of two").hasSize(1);
        assertThat(stopped.finish()).first().asString().startsWith("look: failed: ");
        assertThat(desk.count("select wanted - seen from cases"))
                .as("what it did not commit swallows nothing")
                .isOne();
        assertThat(desk.runs(run).stage()).isEqualTo(Stage.AWAITING_REQUEST);
    }

    @Test
    void one_that_looks_late_leaves_what_is_due_to_the_relays() {
        desk.pays(account, "pay-1", "120.00", "INV-1");

        desk.register.look(run);

        assertThat(claims()).as("nothing is wanted any more").isEmpty();
        desk.execute("update cases set next_look_at = next_look_at - interval '31 s'");
        assertThat(claims()).as("but a letter is due, so one of two claims it").hasSize(1);
        assertThat(claims()).as("once").isEmpty();
        assertThat(desk.runs(run).stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(desk.text("select state from notices where kind = 'NUDGE'")).isEqualTo("SENT");
    }

    private Turns stoppedBeforeItsCommit() {
        Turns turns = new Turns(watch);
        turns.enter("look", () -> String.valueOf(desk.register.look(run)));
        turns.enter("nobody", () -> "");
        while (turns.choices().get(0).kind() != Op.Kind.COMMIT) {
            turns.go(0);
        }
        return turns;
    }

    private Ruling<?> paysAsSoonAsItCan() {
        Payment payment = new Payment("pay-1", Desk.eur("120.00"), desk.today(), "INV-1");
        Once once = Desk.once();
        long giveUp = System.nanoTime() + THE_ACCOUNT_IS_FREE_AGAIN.toNanos();
        while (true) {
            try {
                return desk.ledger.record(Desk.BILLING, once, account, payment);
            } catch (JdbiException locked) {
                // The caller got a 503 and asks again.
                if (System.nanoTime() > giveUp) {
                    throw locked;
                }
            }
        }
    }

    /** What two relays claim once a wake is five seconds old. */
    private List<?> claims() {
        desk.execute("update cases set wanted_at = wanted_at - interval '5 s'");
        return Stream.of(desk.roundsOf(Desk.INCARNATION), desk.roundsOf(Desk.INCARNATION))
                .flatMap(rounds -> rounds.claimCases(ALL).stream())
                .toList();
    }
}
