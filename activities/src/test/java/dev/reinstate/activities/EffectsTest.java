package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Rulings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who waits for a decision's effect sees the case as of one moment. */
@Timeout(60)
class EffectsTest {

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void a_reinstatement_between_two_questions_of_a_reader_is_not_taken_for_a_void_approval() {
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
        BetweenTwoQuestions reads = new BetweenTwoQuestions("from support_requests where", () -> desk.runs(run));
        reads.of(desk);

        Rulings.Decided seen = desk.rulings.await(Desk.AGENT, once, decided, Duration.ofSeconds(10));

        assertThat(reads.came()).isTrue();
        assertThat(seen.effect()).isEqualTo(CaseView.Effect.DONE);
    }

    /** Has something happen while the first reader that asks a question waits in it, having asked those before it. */
    private static final class BetweenTwoQuestions {

        private static final String WAITING =
                "select count(*) from pg_locks where locktype = 'advisory' and objid = 4711 and not granted";

        private final String question;
        private final Runnable thing;
        private final AtomicBoolean came = new AtomicBoolean();

        BetweenTwoQuestions(String question, Runnable thing) {
            this.question = question;
            this.thing = thing;
        }

        boolean came() {
            return came.get();
        }

        void of(Desk desk) {
            TemplateEngine asWritten =
                    desk.jdbi().getConfig(SqlStatements.class).getTemplateEngine();
            desk.jdbi().getConfig(SqlStatements.class).setTemplateEngine((template, context) -> {
                String sql = asWritten.render(template, context);
                return sql.contains(question) && came.compareAndSet(false, true) ? waiting(desk, sql) : sql;
            });
        }

        private String waiting(Desk desk, String sql) {
            Handle keeper = desk.jdbi().open();
            keeper.execute("select pg_advisory_lock(4711)");
            CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> {
                try (keeper) {
                    while (desk.count(WAITING) == 0) {
                        Thread.onSpinWait();
                    }
                    thing.run();
                    keeper.execute("select pg_advisory_unlock(4711)");
                }
            });
            return sql.replace(question, question + " (select true from pg_advisory_xact_lock_shared(4711)) and");
        }
    }
}
