package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.granted;
import static dev.reinstate.activities.Desk.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A request has one effect however often it comes; a fact is kept for ever under its own id. */
class OnceTest {

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void the_same_key_and_body_get_the_first_answer_again() {
        String account = desk.suspended();
        Once once = Desk.once();
        Ruling<Recorded<Payment>> first = desk.pays(account, once, "pay-1", "120.00", "INV-1");

        Ruling<Recorded<Payment>> again = desk.pays(account, once, "pay-1", "120.00", "INV-1");

        assertThat(granted(again)).isEqualTo(granted(first));
        assertThat(((Ruling.Granted<?>) first).replayed()).isFalse();
        assertThat(((Ruling.Granted<?>) again).replayed()).isTrue();
        assertThat(desk.count("select count(*) from payments")).isOne();
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        String account = desk.suspended();
        Once once = Desk.once();
        granted(desk.pays(account, once, "pay-1", "1.00", "INV-1"));

        Ruling<?> other = desk.pays(account, new Once(once.key(), "another body"), "pay-2", "1.00", "INV-1");

        assertThat(refused(other)).isEqualTo(Ruling.Why.UNPROCESSABLE);
        assertThat(desk.count("select count(*) from payments")).isOne();
    }

    @Test
    void a_refusal_is_not_kept() {
        String account = desk.account();
        Once once = Desk.once();
        String caseless = "no-case";
        assertThat(refused(desk.rulings.request(desk.globalAdmin(account), once, caseless, "Hello", null)))
                .isEqualTo(Ruling.Why.NOT_FOUND);
        assertThat(refused(desk.cases.open(Desk.AGENT, once, account))).isEqualTo(Ruling.Why.AGAINST_THE_RULES);
        assertThat(desk.count("select count(*) from idempotency_keys")).isZero();

        desk.owes(account, "INV-1", "120.00", 31);

        granted(desk.cases.open(Desk.AGENT, once, account));
    }

    @Test
    void a_key_belongs_to_the_one_who_used_it() {
        String account = desk.suspended();
        Once once = Desk.once();
        granted(desk.pays(account, once, "pay-1", "1.00", "INV-1"));
        Actor other = Actor.staff("other-billing", Role.BILLING, Set.of(Cloud.values()));

        Ruling<Recorded<Payment>> theirs =
                desk.ledger.record(other, once, account, new Payment("pay-2", Desk.eur("1.00"), desk.today(), "INV-1"));

        assertThat(((Ruling.Granted<?>) theirs).replayed()).isFalse();
        assertThat(desk.count("select count(*) from payments")).isEqualTo(2);
    }

    @Test
    void a_fact_under_a_new_key_is_the_same_fact() {
        String account = desk.suspended();
        desk.pays(account, "pay-1", "1.00", "INV-1");
        long rows = desk.count("select count(*) from account_events");

        Ruling<Recorded<Payment>> again = desk.pays(account, Desk.once(), "pay-1", "1.00", "INV-1");

        assertThat(granted(again).how()).isEqualTo(Recorded.How.DEDUPLICATED);
        assertThat(desk.count("select count(*) from account_events")).isEqualTo(rows);
        assertThat(refused(desk.pays(account, Desk.once(), "pay-1", "2.00", "INV-1")))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
    }

    @Test
    void a_fact_that_changes_nothing_due_wakes_nobody_and_one_that_does_wakes_once() {
        String account = desk.suspended();
        desk.wakes.forget();

        desk.pays(account, "pay-1", "1.00", "INV-1");
        assertThat(desk.wakes.lines()).isEmpty();
        desk.pays(account, "pay-2", "119.00", "INV-1");
        assertThat(desk.wakes.lines()).containsExactly("PAYMENT_RECORDED pay-2");
        desk.pays(account, "pay-3", "5.00", "INV-1");
        desk.takesBack(account, "pay-2");
        assertThat(desk.wakes.lines()).as("it is due to look already").hasSize(1);
    }
}
