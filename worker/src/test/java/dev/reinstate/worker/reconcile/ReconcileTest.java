package dev.reinstate.worker.reconcile;

import static dev.reinstate.worker.reconcile.TwoStores.finished;
import static dev.reinstate.worker.reconcile.TwoStores.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.ports.CaseRuns.Run;
import dev.reinstate.workflows.ports.Reconciliation.CaseOnRecord;
import dev.reinstate.workflows.ports.Reconciliation.Difference;
import dev.reinstate.workflows.ports.Reconciliation.Named;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which differences are told, and what is done about each. */
class ReconcileTest {

    private static final Named PAYMENT = new Named(Named.Kind.PAYMENT, "pay_7");
    private static final Named DECISION = new Named(Named.Kind.DECISION, "dec_3");

    private final TwoStores stores = new TwoStores();

    @Test
    void where_nothing_differs_nothing_is_done() {
        stores.account("acme", open("c1", "r1", 5)).runs("c1", "r1", 5).account("quiet");

        Report report = stores.reconcile();

        assertThat(stores.lines).isEmpty();
        assertThat(stores.diary).isEmpty();
        assertThat(report.differs()).isFalse();
        assertThat(report.leavesWork()).isFalse();
        assertThat(report.summary()).isEqualTo("2 accounts, 1 cases asked for: 0 differences, 0 not settled");
    }

    @Test
    void a_case_without_a_run_is_started() {
        stores.account("acme", open("c1", "r1", 5));

        Report report = stores.reconcile();

        assertThat(stores.lines)
                .containsExactly("account acme, case c1: run: register says open; engine says no run; started");
        assertThat(stores.diary).containsExactly("woke c1");
        assertThat(report.leavesWork()).isFalse();
        nothingIsLeft();
    }

    @Test
    void a_run_that_was_terminated_is_started_again_and_the_engines_word_is_told() {
        stores.account("acme", open("c1", "r1", 5));
        stores.engine.put("c1", new Run("TERMINATED", "r1", 5));

        stores.reconcile();

        assertThat(stores.lines).singleElement().asString().contains("engine says TERMINATED run r1; started");
        nothingIsLeft();
    }

    @Test
    void a_closed_case_with_an_unsent_notice_runs_on() {
        stores.account("acme", new CaseOnRecord("c1", false, true, false, "r1", 5, false));
        stores.workersAway = true;

        stores.reconcile();

        assertThat(stores.lines).singleElement().asString().contains("closed with an unsent notice");
        assertThat(stores.diary).containsExactly("woke c1");
    }

    @Test
    void a_run_whose_case_is_finished_is_woken_so_that_it_ends() {
        stores.account("acme", finished("c1", "r1")).runs("c1", "r1", 5);

        stores.reconcile();

        assertThat(stores.diary).containsExactly("woke c1");
        assertThat(stores.lines).singleElement().asString().contains("finished").contains("woken to end");
        nothingIsLeft();
    }

    @Test
    void a_run_that_does_not_end_by_itself_is_terminated() {
        stores.account("acme", finished("c1", "r1")).runs("c1", "r1", 5);
        stores.workersAway = true;

        Report report = stores.reconcile();

        assertThat(stores.diary).endsWith("terminated r1");
        assertThat(report.leavesWork()).isFalse();
        nothingIsLeft();
    }

    @Test
    void a_restored_engines_earlier_run_is_let_in_because_the_later_one_is_gone() {
        stores.account("acme", open("c1", "r2", 500)).runs("c1", "r1", 5);

        stores.reconcile();

        assertThat(stores.diary).containsExactly("fence of r2 lifted", "woke c1");
        assertThat(stores.engine.get("c1")).isEqualTo(Run.running("r1", 5));
        nothingIsLeft();
    }

    @Test
    void an_engine_whose_clock_is_behind_the_fence_gets_its_cases_going_all_the_same() {
        stores.account("acme", open("c1", "from-the-future", 9_000_000));

        Report report = stores.reconcile();

        assertThat(stores.diary).contains("fence of from-the-future lifted");
        assertThat(stores.engine.get("c1").runs()).isTrue();
        assertThat(report.leavesWork()).isFalse();
        nothingIsLeft();
    }

    @Test
    void what_is_stored_wrongly_is_mended_and_its_case_woken() {
        stores.account("acme", open("c1", "r1", 5)).runs("c1", "r1", 5);
        stores.differing.put("acme", List.of(new Difference("stage", "UNDER_REVIEW", "AWAITING_REMEDY", true)));

        stores.reconcile();

        assertThat(stores.lines)
                .containsExactly("account acme: stage: register says UNDER_REVIEW; derived is AWAITING_REMEDY; mended");
        assertThat(stores.diary).containsExactly("mended acme", "woke c1");
        nothingIsLeft();
    }

    @Test
    void what_only_a_person_can_put_right_is_told_and_left() {
        stores.account("acme");
        stores.differing.put("acme", List.of(new Difference("placed holds", "2", "at most 1", false)));

        Report report = stores.reconcile();

        assertThat(report.leavesWork()).isTrue();
        assertThat(stores.lines)
                .hasSize(2)
                .last()
                .asString()
                .contains("NOT SETTLED")
                .contains("placed holds");
    }

    @Test
    void what_was_only_just_happening_is_no_difference() {
        stores.account("acme", open("c1", "r1", 5));
        stores.meanwhile = () -> stores.runs("c1", "r1", 5);

        Report report = stores.reconcile();

        assertThat(report.differs()).isFalse();
        assertThat(stores.lines).isEmpty();
        assertThat(stores.diary).isEmpty();
    }

    @Test
    void a_dry_run_tells_all_and_changes_nothing() {
        stores.account("acme", open("c1", "r1", 5))
                .account("blue", finished("c2", "r2"))
                .runs("c2", "r2", 5);
        stores.differing.put("acme", List.of(new Difference("stage", "UNDER_REVIEW", "AWAITING_REMEDY", true)));
        stores.engine.put("c1", new Run("TERMINATED", "r1", 5));
        stores.histories.put("r1", Set.of(PAYMENT));

        Report report = stores.dryRun();

        assertThat(stores.diary).isEmpty();
        assertThat(stores.noted).isEmpty();
        assertThat(stores.lines).hasSize(4);
        assertThat(report.differs()).isTrue();
        assertThat(stores.dryRun().summary()).isEqualTo(report.summary());
    }

    @Test
    void what_the_engine_heard_of_and_the_register_does_not_know_is_told_by_neighbour_and_once() {
        stores.account("acme", open("c1", "r1", 5)).runs("c1", "r1", 5);
        stores.histories.put("r1", Set.of(PAYMENT, DECISION, new Named(Named.Kind.PAYMENT, "pay_6")));
        stores.known.add(new Named(Named.Kind.PAYMENT, "pay_6"));

        Report report = stores.reconcile();

        assertThat(stores.lines)
                .containsExactly(
                        "account acme: payment/pay_7: register does not know it; engine heard of it;"
                                + " its sender has to send it again; noted",
                        "account acme: decision/dec_3: register does not know it; engine heard of it;"
                                + " people have to do it again; noted");
        assertThat(report.leavesWork()).isTrue();
        assertThat(report.summary())
                .contains("at least these")
                .contains("neighbours: 1 payments")
                .contains("people: 1 decisions");

        Report again = stores.reconcile();
        assertThat(stores.lines).isEmpty();
        assertThat(again.differs()).isFalse();
        assertThat(again.summary()).contains("1 reported facts that were noted as lost before are still not here");

        stores.reconcile(new Reconcile.Settings(Duration.ofDays(30), false, true));
        assertThat(stores.lines).hasSize(2).allMatch(line -> line.endsWith("still not known; noted before"));
        stores.known.add(PAYMENT);
        assertThat(stores.reconcile().summary()).doesNotContain("noted as lost before");
    }

    @Test
    void the_history_of_the_run_that_looked_last_is_read_beside_the_latest() {
        stores.account("acme", open("c1", "r2", 5)).runs("c1", "r3", 6);
        stores.histories.put("r2", Set.of(PAYMENT));

        stores.reconcile();

        assertThat(stores.lines).singleElement().asString().contains("pay_7");
    }

    @Test
    void when_the_engine_is_away_it_ends_early_and_says_so() {
        for (int i = 0; i < 500; i++) {
            stores.account("a%03d".formatted(i), open("c" + i, "r1", 5));
        }
        stores.engineAway = true;

        Report report = stores.reconcile();

        assertThat(report.leavesWork()).isTrue();
        assertThat(stores.comparisons).isEqualTo(3);
        assertThat(stores.lines).last().asString().contains("ended early");
    }

    @Test
    void while_no_worker_runs_overdue_cases_are_told_and_only_the_first_page_is_waited_for() {
        for (int i = 0; i < 3 * Reconcile.PAGE; i++) {
            String id = "a%04d".formatted(i);
            stores.account(id, new CaseOnRecord("c" + id, true, false, false, "r1", 5, true))
                    .runs("c" + id, "r1", 5);
        }
        stores.workersAway = true;

        Report report = stores.reconcile();

        assertThat(report.leavesWork()).isTrue();
        assertThat(stores.rests).isLessThan(Reconcile.PATIENT_LOOKS + 20);
        assertThat(stores.lines.stream().filter(line -> line.contains("NOT SETTLED")))
                .hasSize(3 * Reconcile.PAGE);
    }

    @Test
    void all_pages_are_gone_through() {
        for (int i = 0; i < 2 * Reconcile.PAGE + 7; i++) {
            stores.account("a%04d".formatted(i));
        }

        assertThat(stores.reconcile().summary()).startsWith((2 * Reconcile.PAGE + 7) + " accounts");
        assertThat(stores.progress).hasSize(3);
    }

    private void nothingIsLeft() {
        stores.diary.clear();
        Report again = stores.reconcile();
        assertThat(stores.lines).isEmpty();
        assertThat(again.differs()).isFalse();
        assertThat(stores.diary).isEmpty();
    }
}
