package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.granted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.contract.Look;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Reconciliation.CaseOnRecord;
import dev.reinstate.workflows.ports.Reconciliation.Comparison;
import dev.reinstate.workflows.ports.Reconciliation.Difference;
import dev.reinstate.workflows.ports.Reconciliation.Missing;
import dev.reinstate.workflows.ports.Reconciliation.Named;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is stored beside what follows from the facts. */
class ReconciliationTest {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Actor SYSTEM = Actor.system("reconcile");

    @RegisterExtension
    final Desk desk = new Desk();

    @ParameterizedTest
    @CsvSource({
        "stage, update cases set stage = 'UNDER_REVIEW'",
        "grounds, update grounds set state = 'CLEARED'",
        "grounds, delete from grounds",
        "groundsRevision, update grounds set state = 'FORESEEN'",
        "waiting_on, update cases set waiting_on = 'AGENT'",
        "next_act, update cases set next_act = null",
        "next_look_at, update cases set next_look_at = null",
        "next_look_at, update cases set next_look_at = next_look_at + interval '20 days'",
        "notices, delete from notices",
        "account.next_look_at, update accounts set next_look_at = clock_timestamp() + interval '1 hour'",
        "run_over, update cases set run_over = true",
    })
    void what_is_stored_wrongly_is_found_and_mended_and_not_found_again(String what, String harm) {
        String account = desk.suspended();
        desk.execute(harm);

        assertThat(whats(compare(account))).contains(what);
        assertThat(whats(compare(account))).as("nothing was written").contains(what);
        assertThat(whats(mend(account))).contains(what);

        assertThat(compare(account).differences()).isEmpty();
        assertThat(desk.count("select count(*) from holds where lifted_at is null"))
                .isOne();
        assertThat(desk.text("select stage from cases")).isEqualTo("AWAITING_REMEDY");
        assertThat(desk.count("select count(*) from account_events where kind = 'RECONCILED' and codes->>'what' = '%s'"
                        .formatted(what)))
                .isOne();
        assertThat(desk.audit.verify().faults()).isEmpty();
    }

    @Test
    void what_only_time_has_changed_is_no_difference() {
        String warned = desk.account();
        desk.owes(warned, "INV-1", "120.00", 59);
        desk.runs(desk.run(warned, "r1", 100));
        String quiet = desk.account();
        desk.owes(quiet, "INV-1", "120.00", 29);

        desk.advance(Duration.ofMinutes(90));
        assertThat(compare(warned).differences()).isEmpty();
        assertThat(compare(quiet).differences()).isEmpty();
        desk.advance(Duration.ofDays(2));
        assertThat(compare(warned).differences()).isEmpty();
        assertThat(compare(warned).cases()).allMatch(CaseOnRecord::overdue);
    }

    @Test
    void a_letter_that_is_just_being_sent_is_no_difference() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 31);
        Step run = desk.run(account, "r1", 100);
        NoticeStep notice =
                new NoticeStep(run, desk.register.look(run).notices().get(0));
        assertThat(desk.register.letter(notice)).isPresent();

        assertThat(compare(account).differences()).isEmpty();
    }

    @Test
    void an_account_whose_detection_did_not_come_is_looked_at() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 29);
        desk.advance(Duration.ofDays(2));
        assertThat(whats(compare(account))).containsExactly("detection");

        mend(account);

        assertThat(compare(account).differences()).isEmpty();
        assertThat(desk.text("select stage from cases")).isEqualTo("DETECTED");
    }

    @Test
    void an_account_that_owes_and_is_not_watched_gets_its_case() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 40);
        desk.execute("delete from notices");
        desk.execute("delete from grounds");
        desk.execute("delete from cases");

        assertThat(whats(compare(account))).containsExactly("case");
        mend(account);

        assertThat(compare(account).differences()).isEmpty();
        assertThat(desk.count("select count(*) from cases")).isOne();
    }

    @Test
    void a_case_that_is_missing_from_the_queue_or_stands_there_wrongly_is_put_right() {
        String account = desk.suspended();
        desk.pays(account, "pay-1", "120.00", "INV-1");
        desk.files(account);
        desk.execute("update queue_entries set stage = 'DETECTED', due_at = due_at + interval '1 day'");
        assertThat(whats(compare(account))).containsExactly("sla", "queue");
        mend(account);
        assertThat(compare(account).differences()).isEmpty();

        desk.execute("delete from queue_entries");
        assertThat(whats(compare(account))).containsExactly("sla", "queue");
        mend(account);

        assertThat(compare(account).differences()).isEmpty();
        assertThat(desk.text("select stage from queue_entries")).isEqualTo("UNDER_REVIEW");
    }

    @Test
    void an_open_case_with_neither_ground_nor_hold_is_closed() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 40);
        desk.runs(desk.run(account, "r1", 100));
        desk.execute("delete from invoices");

        assertThat(whats(compare(account))).contains("stage", "grounds");
        mend(account);

        assertThat(desk.text("select outcome from cases")).isEqualTo("NEVER_SUSPENDED");
        assertThat(compare(account).differences()).isEmpty();
    }

    @Test
    void a_hold_whose_case_is_closed_stays_placed_and_gets_a_linked_case_for_an_agent() {
        String account = approved();
        Step run = desk.run(account, "r1", 100);
        String decision = desk.register.look(run).approvedBy();
        desk.register.reinstate(new DecisionStep(run, decision));
        String first = desk.caseOf(account);
        desk.execute("update holds set lifted_at = null, lifted_by = null");

        assertThat(whats(compare(account))).containsExactly("hold");
        mend(account);

        assertThat(compare(account).differences()).isEmpty();
        assertThat(desk.count("select count(*) from holds where lifted_at is null"))
                .isOne();
        assertThat(desk.text("select previous_case_id from cases where closed_at is null"))
                .isEqualTo(first);
        assertThat(desk.text("select stage from cases where closed_at is null")).isEqualTo("AWAITING_REQUEST");

        desk.files(account);
        Step second = desk.run(account, "r2", 200);
        desk.decides(account, Decision.Kind.REINSTATE);
        desk.runs(second);
        assertThat(desk.count("select count(*) from holds where lifted_at is null"))
                .isZero();
    }

    @Test
    void an_approval_of_a_revision_that_the_case_had_before_never_counts_again() {
        String account = approved();
        desk.execute("update cases set grounds_revision = grounds_revision - 1");

        assertThat(whats(compare(account))).contains("groundsRevision");
        mend(account);

        assertThat(compare(account).differences()).isEmpty();
        assertThat(desk.register.look(desk.run(account, "r1", 100)).approvedBy())
                .isNull();
    }

    @Test
    void two_placed_holds_are_left_to_a_person() {
        String account = desk.suspended();
        desk.execute("drop index holds_one_placed");
        desk.execute("insert into holds select id || '-2', account_id, cloud, case_id, placed_at from holds");

        List<Difference> found = mend(account).differences();

        assertThat(found).singleElement().satisfies(difference -> {
            assertThat(difference.what()).isEqualTo("placed holds");
            assertThat(difference.mendable()).isFalse();
        });
        assertThat(desk.count("select count(*) from holds where lifted_at is null"))
                .isEqualTo(2);
    }

    @Test
    void a_comparison_waits_for_no_lock() {
        String account = desk.suspended();
        desk.jdbi().useTransaction(handle -> {
            handle.execute("select 1 from accounts for update");
            assertThat(CompletableFuture.supplyAsync(() -> compare(account))
                            .orTimeout(1, TimeUnit.SECONDS)
                            .join()
                            .differences())
                    .isEmpty();
        });
    }

    @Test
    void a_fence_is_lifted_only_from_the_run_that_was_seen() {
        String account = desk.suspended();
        desk.register.look(desk.run(account, "from-the-future", 9_000));
        CaseOnRecord seen = compare(account).cases().get(0);
        Step restored = desk.run(account, "r2", 200);
        assertThat(desk.register.look(restored)).isEqualTo(Look.nothingLeft());

        CaseOnRecord another = new CaseOnRecord(seen.caseId(), true, false, false, "r-other", 1, false);
        assertThat(granted(desk.reconciliation.liftFence(SYSTEM, account, another)))
                .isFalse();
        assertThat(desk.register.look(restored)).isEqualTo(Look.nothingLeft());

        assertThat(granted(desk.reconciliation.liftFence(SYSTEM, account, seen)))
                .isTrue();
        assertThat(desk.register.look(restored).over()).isFalse();
        assertThat(compare(account).differences()).isEmpty();
    }

    @Test
    void what_the_register_does_not_know_is_told_by_neighbour_and_noted_once() {
        String account = desk.suspended();
        desk.pays(account, "pay-1", "1.00", "INV-1");
        Named known = new Named(Named.Kind.PAYMENT, "pay-1");
        Named payment = new Named(Named.Kind.PAYMENT, "pay-2");
        Named decision = new Named(Named.Kind.DECISION, "dec_2");
        Set<Named> heard = Set.of(known, payment, decision, new Named(Named.Kind.INVOICE, "INV-1"));

        assertThat(missing(account, heard, false).found()).containsExactly(payment, decision);
        assertThat(missing(account, heard, true).found()).containsExactly(payment, decision);
        Missing again = missing(account, heard, true);
        assertThat(again.found()).isEmpty();
        assertThat(again.noted()).containsExactly(payment, decision);

        desk.pays(account, "pay-2", "1.00", "INV-1");
        assertThat(missing(account, heard, true).noted()).containsExactly(decision);
        assertThat(compare(account).differences()).isEmpty();
        assertThat(desk.audit.verify().faults()).isEmpty();
    }

    @Test
    void closed_cases_are_listed_while_a_notice_is_unsent_and_for_as_long_as_was_asked() {
        String account = desk.suspended();
        desk.execute(
                "update notices set state = 'FAILED', sent_at = null, next_try_at = clock_timestamp() + interval '1 day'");
        desk.execute("update holds set lifted_at = clock_timestamp()");
        desk.execute(
                "update cases set stage = 'CLOSED', outcome = 'ENDED', closed_at = clock_timestamp() - interval '60 days'");
        assertThat(compare(account).cases()).anyMatch(one -> !one.open() && one.shouldRun());

        desk.execute("update notices set state = 'SENT', next_try_at = null");
        assertThat(compare(account).cases()).noneMatch(one -> !one.open());
        assertThat(granted(desk.reconciliation.compare(SYSTEM, account, Duration.ofDays(61)))
                        .cases())
                .anyMatch(one -> !one.open() && !one.shouldRun());
    }

    @Test
    void accounts_are_paged_by_their_ids() {
        for (int i = 0; i < 5; i++) {
            desk.account();
        }
        List<String> all = granted(desk.reconciliation.accounts(SYSTEM, "", 100));
        assertThat(all).hasSize(5).isSorted();

        assertThat(granted(desk.reconciliation.accounts(SYSTEM, "", 2))).isEqualTo(all.subList(0, 2));
        assertThat(granted(desk.reconciliation.accounts(SYSTEM, all.get(1), 2))).isEqualTo(all.subList(2, 4));
        assertThat(granted(desk.reconciliation.accounts(SYSTEM, all.get(4), 2))).isEmpty();
    }

    @Test
    void an_agent_may_not_reconcile() {
        String account = desk.suspended();
        assertThat(Desk.refused(desk.reconciliation.mend(Desk.AGENT, account, MONTH)))
                .isEqualTo(Ruling.Why.FORBIDDEN);
        assertThat(Desk.refused(desk.reconciliation.accounts(Desk.AGENT, "", 1)))
                .isEqualTo(Ruling.Why.FORBIDDEN);
    }

    private String approved() {
        String account = desk.suspended();
        desk.pays(account, "pay-1", "120.00", "INV-1");
        desk.files(account);
        desk.decides(account, Decision.Kind.REINSTATE);
        return account;
    }

    private Comparison compare(String account) {
        return granted(desk.reconciliation.compare(SYSTEM, account, MONTH));
    }

    private Comparison mend(String account) {
        return granted(desk.reconciliation.mend(SYSTEM, account, MONTH));
    }

    private Missing missing(String account, Set<Named> named, boolean note) {
        return granted(desk.reconciliation.missing(SYSTEM, account, named, note));
    }

    private static List<String> whats(Comparison comparison) {
        return comparison.differences().stream().map(Difference::what).toList();
    }
}
