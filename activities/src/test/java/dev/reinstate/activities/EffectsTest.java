package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Rulings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who waits for a decision's effect sees the case as of one moment. */
@Timeout(60)
class EffectsTest {

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void a_reinstatement_between_two_statements_of_a_reader_is_not_taken_for_a_void_approval() {
        String account = desk.suspended();
        Step run = desk.run(account, "r1", 100);
        desk.runs(run);
        desk.pays(account, "pay-1", "120.00", "INV-1");
        desk.files(account);
        Once once = Desk.once();
        CaseView view = Desk.granted(desk.cases.show(Desk.AGENT, desk.caseOf(account)));
        Rulings.Decided decided = Desk.granted(desk.rulings.decide(
                Desk.AGENT,
                once,
                view.id(),
                view.tag(),
                new Rulings.Draft(Decision.Kind.REINSTATE, "Looked at it.", "Dear partner.")));
        assertThat(decided.effect()).isEqualTo(CaseView.Effect.PENDING);
        JustBefore reads = new JustBefore(
                "from support_requests",
                () -> CompletableFuture.runAsync(() -> desk.runs(run)).join());
        desk.jdbi().setSqlLogger(reads);

        Rulings.Decided seen = desk.rulings.await(Desk.AGENT, once, decided, Duration.ofSeconds(10));

        assertThat(reads.came()).isTrue();
        assertThat(seen.effect()).isEqualTo(CaseView.Effect.DONE);
    }

    /** Has something happen just before a statement is sent for the first time. */
    private static final class JustBefore implements SqlLogger {

        private final String statement;
        private final Runnable thing;
        private boolean came;

        JustBefore(String statement, Runnable thing) {
            this.statement = statement;
            this.thing = thing;
        }

        boolean came() {
            return came;
        }

        @Override
        public void logBeforeExecution(StatementContext context) {
            if (!came && context.getRenderedSql().contains(statement)) {
                came = true;
                thing.run();
            }
        }
    }
}
