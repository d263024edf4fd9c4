package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the relay claims, and what it leaves alone. */
class RelayTest {

    private static final int ALL = 1_000;

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void a_wake_that_came_is_not_claimed_and_one_that_did_not_is_after_five_seconds() {
        String account = desk.suspended();
        assertThat(claimed(desk.rounds, ALL)).isEmpty();
        desk.pays(account, "pay-1", "120.00", "INV-1");
        assertThat(claimed(desk.rounds, ALL)).as("it may still be on its way").isEmpty();

        desk.execute("update cases set wanted_at = wanted_at - interval '5 s'");

        assertThat(claimed(desk.rounds, ALL)).containsExactly(desk.caseOf(account));
    }

    @Test
    void a_claim_is_no_look_and_one_whose_call_was_lost_is_claimed_again_after_its_pause() {
        String account = desk.suspended();
        desk.pays(account, "pay-1", "120.00", "INV-1");
        desk.execute("update cases set wanted_at = wanted_at - interval '5 s'");
        assertThat(claimed(desk.rounds, ALL)).hasSize(1);
        assertThat(desk.count("select wanted - seen from cases")).isOne();

        desk.execute("update cases set not_before = clock_timestamp()");

        assertThat(claimed(desk.rounds, ALL)).containsExactly(desk.caseOf(account));
    }

    @Test
    void what_fell_due_is_claimed_after_thirty_seconds() {
        String account = desk.suspended();
        desk.execute("update cases set next_look_at = clock_timestamp() - interval '25 s'");
        assertThat(claimed(desk.rounds, ALL))
                .as("its timer may be about to fire")
                .isEmpty();

        desk.execute("update cases set next_look_at = clock_timestamp() - interval '31 s'");

        assertThat(claimed(desk.rounds, ALL)).containsExactly(desk.caseOf(account));
    }

    @Test
    void what_a_moved_clock_made_due_is_claimed_without_a_grace() {
        String account = desk.suspended();
        desk.advance(Duration.ofDays(6));
        assertThat(claimed(desk.rounds, ALL))
                .as("the first reminder is on day seven")
                .isEmpty();

        desk.advance(Duration.ofDays(1));

        assertThat(claimed(desk.rounds, ALL)).containsExactly(desk.caseOf(account));
    }

    @Test
    void a_case_of_another_incarnation_of_the_engine_is_claimed_until_it_has_looked_on_this_one() {
        String account = desk.suspended();
        var elsewhere = desk.roundsOf("engine-2");

        assertThat(claimed(desk.rounds, ALL)).isEmpty();
        assertThat(claimed(elsewhere, ALL)).containsExactly(desk.caseOf(account));

        desk.registerOn("engine-2").look(desk.run(account, "r2", 200));
        desk.execute("update cases set not_before = null");
        assertThat(claimed(elsewhere, ALL)).isEmpty();
        assertThat(claimed(desk.rounds, ALL)).containsExactly(desk.caseOf(account));
    }

    @Test
    void a_claim_is_kept_off_for_a_while_that_doubles_up_to_five_minutes_and_a_look_starts_it_anew() {
        String account = desk.suspended();
        var elsewhere = desk.roundsOf("engine-2");
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            assertThat(claimed(elsewhere, ALL)).hasSize(1);
            assertThat(claimed(elsewhere, ALL)).as("kept off").isEmpty();
            pauses.add(desk.count("select round(extract(epoch from not_before - clock_timestamp())) from cases"));
            desk.execute("update cases set not_before = clock_timestamp()");
        }
        assertThat(pauses).containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);

        desk.runs(desk.run(account, "r1", 100));

        assertThat(desk.count("select relay_tries from cases")).isZero();
        assertThat(desk.count("select count(*) from cases where not_before is null"))
                .isOne();
    }

    @Test
    void what_another_claimer_has_locked_is_skipped_and_not_waited_for() {
        IntStream.range(0, 6).forEach(i -> desk.suspended());
        var elsewhere = desk.roundsOf("engine-2");

        List<String> locked = desk.jdbi().inTransaction(handle -> {
            List<String> mine = handle.createQuery("select id from cases order by id limit 4 for update")
                    .mapTo(String.class)
                    .list();
            List<String> claimed = CompletableFuture.supplyAsync(() -> claimed(elsewhere, ALL))
                    .orTimeout(1, TimeUnit.SECONDS)
                    .join();
            assertThat(claimed).hasSize(2).doesNotContainAnyElementsOf(mine);
            return mine;
        });

        assertThat(claimed(elsewhere, ALL)).containsExactlyInAnyOrderElementsOf(locked);
    }

    @Test
    void two_relays_at_once_share_the_work() {
        int cases = 40;
        IntStream.range(0, cases).forEach(i -> desk.suspended());
        CyclicBarrier together = new CyclicBarrier(2);

        List<CompletableFuture<List<String>>> both = IntStream.range(0, 2)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> claimAll(together)))
                .toList();

        List<String> claimed = new ArrayList<>();
        both.forEach(one -> claimed.addAll(one.join()));
        assertThat(claimed).as("each once").hasSize(cases);
        assertThat(new HashSet<>(claimed)).hasSize(cases);
    }

    private List<String> claimAll(CyclicBarrier together) {
        var rounds = desk.roundsOf("engine-2");
        List<String> mine = new ArrayList<>();
        try {
            together.await(10, TimeUnit.SECONDS);
        } catch (Exception late) {
            throw new IllegalStateException(late);
        }
        // What the other has locked is skipped, so an empty round is not yet the end.
        for (int emptyRounds = 0; emptyRounds < 3; ) {
            List<String> some = claimed(rounds, 5);
            mine.addAll(some);
            emptyRounds = some.isEmpty() ? emptyRounds + 1 : 0;
        }
        return mine;
    }

    @Test
    void a_closed_case_is_claimed_until_its_last_notice_is_out_and_then_no_more() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 31);
        Step run = desk.run(account, "r1", 100);
        desk.runs(run);
        desk.pays(account, "pay-1", "120.00", "INV-1");
        desk.execute("update cases set wanted_at = wanted_at - interval '5 s'");
        assertThat(claimed(desk.rounds, ALL)).hasSize(1);

        assertThat(desk.runs(run).over()).isTrue();

        desk.execute("update cases set not_before = null, wanted_at = wanted_at - interval '1 h'");
        assertThat(claimed(desk.rounds, ALL)).isEmpty();
        assertThat(claimed(desk.roundsOf("engine-2"), ALL)).isEmpty();
    }

    @Test
    void detection_is_an_account_whose_day_has_come() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 29);
        assertThat(desk.rounds.claimAccounts(ALL)).isEmpty();
        assertThat(desk.rounds.settled()).isTrue();

        desk.advance(Duration.ofDays(1));
        assertThat(desk.rounds.settled()).isFalse();
        assertThat(desk.rounds.claimAccounts(ALL)).containsExactly(account);
        assertThat(desk.rounds.claimAccounts(ALL)).as("kept off").isEmpty();
        desk.rounds.detect(account);

        assertThat(desk.count("select count(*) from cases where stage = 'DETECTED'"))
                .isOne();
        assertThat(desk.wakes.lines()).containsExactly("opened " + desk.caseOf(account));
        desk.execute("update accounts set not_before = null");
        assertThat(desk.rounds.claimAccounts(ALL)).isEmpty();
    }

    @Test
    void an_account_that_detection_does_not_reach_is_tried_again() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 29);
        desk.advance(Duration.ofDays(1));
        assertThat(desk.rounds.claimAccounts(ALL)).containsExactly(account);

        desk.execute("update accounts set not_before = clock_timestamp()");

        assertThat(desk.rounds.claimAccounts(ALL)).containsExactly(account);
        assertThat(desk.count("select relay_tries from accounts")).isEqualTo(2);
    }

    @Test
    void detecting_twice_opens_one_case_and_warns_once() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 29);
        desk.advance(Duration.ofDays(1));

        List<CompletableFuture<Void>> twice = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> desk.rounds.detect(account)))
                .toList();
        twice.forEach(CompletableFuture::join);

        assertThat(desk.count("select count(*) from cases")).isOne();
        assertThat(desk.count("select count(*) from notices")).isOne();
        assertThat(desk.wakes.lines())
                .filteredOn(line -> line.startsWith("opened"))
                .hasSize(1);
    }

    private static List<String> claimed(Rounds rounds, int most) {
        return rounds.claimCases(most).stream().map(CaseRef::caseId).toList();
    }
}
