package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Rulings;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Transactions on one account go one after the other, and each sees all that the one before it wrote. */
class LockTest {

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void two_facts_at_once_both_have_their_effect() {
        String account = desk.suspended();

        atOnce(List.of(
                () -> desk.pays(account, "pay-1", "70.00", "INV-1"),
                () -> desk.pays(account, "pay-2", "50.00", "INV-1")));

        assertThat(desk.text("select stage from cases")).isEqualTo("AWAITING_REQUEST");
        assertThat(desk.count("select count(*) from account_events where kind = 'GROUND_CLEARED'"))
                .isOne();
    }

    @Test
    void many_facts_at_once_leave_one_unbroken_chain() {
        String account = desk.suspended();

        atOnce(IntStream.range(0, 24)
                .<Runnable>mapToObj(i -> () -> desk.pays(account, "pay-" + i, "5.00", "INV-1"))
                .toList());

        assertThat(desk.audit.verify().faults()).isEmpty();
        assertThat(desk.count("select count(*) from account_events where kind = 'PAYMENT_RECORDED'"))
                .isEqualTo(24);
        assertThat(desk.text("select stage from cases")).isEqualTo("AWAITING_REQUEST");
    }

    @Test
    void facts_of_the_same_account_from_its_very_first_invoice_open_one_case() {
        String account = desk.account();

        atOnce(IntStream.range(0, 8)
                .<Runnable>mapToObj(i -> () -> desk.owes(account, "INV-" + i, "5.00", 35 + i))
                .toList());

        assertThat(desk.count("select count(*) from cases")).isOne();
        assertThat(desk.text("select anchor from grounds")).isEqualTo("INV-7");
        assertThat(desk.wakes.lines())
                .filteredOn(line -> line.startsWith("opened"))
                .hasSize(1);
    }

    @Test
    void a_decision_and_a_reversal_at_once_never_leave_a_hold_lifted_over_a_ground() {
        for (int round = 0; round < 10; round++) {
            String account = desk.suspended();
            desk.pays(account, "pay-1", "120.00", "INV-1");
            desk.files(account);
            CaseView seen = Desk.granted(desk.cases.show(Desk.AGENT, desk.caseOf(account)));
            Rulings.Draft draft = new Rulings.Draft(Decision.Kind.REINSTATE, "Looked at it.", "Dear partner.");

            atOnce(List.of(() -> desk.takesBack(account, "pay-1"), () -> {
                Ruling<?> unused = desk.rulings.decide(Desk.AGENT, Desk.once(), seen.id(), seen.tag(), draft);
                desk.runs(desk.run(account, "r1", 100));
            }));
            desk.runs(desk.run(account, "r1", 100));
            desk.detection.detect(account);
            desk.runs(desk.run(account, "r2", 200));

            assertThat(desk.count("select count(*) from holds where account_id = '%s' and lifted_at is null"
                            .formatted(account)))
                    .as("held again at the latest by a second case")
                    .isOne();
        }
    }

    @Test
    void copies_of_a_message_at_once_under_one_key_are_one_message() {
        String account = desk.suspended();
        desk.pays(account, "pay-1", "120.00", "INV-1");
        desk.files(account);
        String caseId = desk.caseOf(account);
        Once once = Desk.once();
        Set<Rulings.Message> heard = ConcurrentHashMap.newKeySet();

        atOnce(Collections.nCopies(
                8,
                () -> heard.add(
                        Desk.granted(desk.rulings.answer(desk.globalAdmin(account), once, caseId, "It was us.")))));

        assertThat(heard).hasSize(1);
        assertThat(desk.count("select count(*) from messages")).isOne();
        assertThat(desk.count("select count(*) from account_events where kind = 'MESSAGE_RECEIVED'"))
                .isOne();
    }

    private static void atOnce(List<Runnable> acts) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(8, acts.size()));
        try {
            Stream<CompletableFuture<Void>> started =
                    acts.stream().map(act -> CompletableFuture.runAsync(act, threads));
            started.toList().forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
    }
}
