package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.activities.store.StoreSettings;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An answer, and a wake, come after the commit and never without it. */
class AcknowledgedTest {

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void what_cannot_be_committed_is_not_acknowledged_and_wakes_nobody() {
        String account = desk.suspended();
        desk.wakes.forget();
        // Deferred: all statements go well, and the commit does not.
        desk.execute("""
                create function no_commit() returns trigger language plpgsql as $$
                begin raise exception 'the disk is full'; end $$""");
        desk.execute("""
                create constraint trigger no_commit after insert on payments deferrable initially deferred
                for each row execute function no_commit()""");

        assertThatThrownBy(() -> desk.pays(account, "pay-1", "120.00", "INV-1"))
                .rootCause()
                .hasMessageContaining("the disk is full");

        assertThat(desk.wakes.lines()).isEmpty();
        assertThat(desk.count("select count(*) from payments")).isZero();
        assertThat(desk.count("select count(*) from idempotency_keys")).isZero();
    }

    @Test
    void who_is_woken_finds_what_they_are_woken_for() {
        String account = desk.suspended();
        List<Long> seen = new ArrayList<>();
        desk.wakes.then(() -> seen.add(paymentsThatOthersSee()));

        desk.pays(account, "pay-1", "120.00", "INV-1");

        assertThat(seen).as("payments at the wake").containsExactly(1L);
    }

    /** On a connection of its own: in a transaction's thread the pool's Jdbi hands out that transaction's. */
    private long paymentsThatOthersSee() {
        StoreSettings store = desk.settings();
        return Jdbi.create(store.jdbcUrl(), store.user(), store.password())
                .withHandle(handle -> handle.createQuery("select count(*) from payments")
                        .mapTo(Long.class)
                        .one());
    }
}
