package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.activities.clock.ClockInPostgres;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.DenialsInPostgres;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One clock for all processes: the database's. */
class ClockTest {

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void time_never_goes_backwards_for_an_account() {
        String account = desk.suspended();
        Instant ahead = desk.clock.now().plus(Duration.ofHours(5));
        desk.jdbi().useHandle(handle -> handle.execute("update accounts set last_at = ?", ahead));

        desk.pays(account, "pay-1", "1.00", "INV-1");
        desk.pays(account, "pay-2", "1.00", "INV-1");

        assertThat(desk.instant("select max(at) from account_events")).isAfterOrEqualTo(ahead.minusNanos(1_000));
        assertThat(desk.count("""
                select count(*) from account_events one join account_events later using (account_id)
                where later.seq > one.seq and later.at < one.at""")).isZero();
        assertThat(desk.audit.verify().faults()).isEmpty();
    }

    @Test
    void while_the_clock_is_behind_the_account_the_case_goes_on_all_the_same() {
        String account = suspendedAheadOfTheClock();

        desk.pays(account, "pay-1", "120.00", "INV-1");

        assertThat(desk.runs(desk.run(account, "r1", 100)).stage()).isEqualTo(Stage.AWAITING_REQUEST);
        assertThat(desk.text("select state from notices where kind = 'NUDGE'")).isEqualTo("SENT");
    }

    private String suspendedAheadOfTheClock() {
        String account = desk.suspended();
        Instant ahead = desk.clock.now().plus(Duration.ofHours(5));
        desk.jdbi().useHandle(handle -> handle.execute("update accounts set last_at = ?", ahead));
        return account;
    }

    @Test
    void last_at_is_the_instant_of_the_last_transaction() {
        String account = desk.suspended();
        desk.pays(account, "pay-1", "1.00", "INV-1");

        assertThat(desk.instant("select last_at from accounts"))
                .isEqualTo(desk.instant("select recorded_at from payments"));
    }

    @Test
    void a_moved_clock_is_moved_for_every_process() {
        Instant before = desk.clock.now();
        Desk.granted(desk.clock.advance(Desk.ENGINEER, Period.ofDays(61)));

        try (Database other = Database.open(desk.settings())) {
            Instant there = new ClockInPostgres(other, new DenialsInPostgres(other)).now();
            assertThat(there).isBetween(before.plus(Duration.ofDays(61)), before.plus(Duration.ofDays(62)));
        }
    }

    @Test
    void the_offset_only_grows() {
        desk.advance(Duration.ofDays(2));
        Instant moved = desk.clock.now();

        assertThatThrownBy(() -> desk.clock.advance(Desk.ENGINEER, Period.ofDays(-1)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(desk.clock.now()).isAfterOrEqualTo(moved);
    }

    @Test
    void those_who_may_not_move_it_are_refused_and_that_is_kept() {
        assertThat(Desk.refused(desk.clock.advance(Desk.BILLING, Period.ofDays(1))))
                .isEqualTo(Ruling.Why.FORBIDDEN);
        assertThat(desk.count("select count(*) from denials where actor = 'billing' and what = 'MOVE_CLOCK'"))
                .isOne();
    }
}
