package dev.reinstate.workflows.ports;

import static dev.reinstate.workflows.ports.Play.INVOICE;
import static dev.reinstate.workflows.ports.Play.TOTAL;
import static dev.reinstate.workflows.ports.Play.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Allotment;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.StatementEntry;
import dev.reinstate.workflows.cases.WriteOff;
import dev.reinstate.workflows.ports.Recorded.How;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What the {@link Ledger} promises. */
public abstract class LedgerContract extends Contract {

    private Ledger ledger() {
        return scene().ledger();
    }

    /** One fact of each kind. */
    private List<BiFunction<Actor, String, Ruling<?>>> everyFact() {
        return List.of(
                (actor, account) -> ledger().record(actor, account, play().overdueBy(1)),
                (actor, account) -> ledger().record(actor, once(), account, play().payment("pay-1", "1.00", null)),
                (actor, account) -> ledger().record(actor, account, new WriteOff(INVOICE, play().today())),
                (actor, account) ->
                        ledger().record(actor, account, new Allotment("all-1", "pay-1", INVOICE, eur("1.00"))),
                (actor, account) -> ledger().record(actor, once(), account, reversal("pay-1"), "bounced"));
    }

    private Reversal reversal(String payment) {
        return new Reversal("rev-" + payment, payment, play().today());
    }

    private Money open(String account) {
        return statement(account).stream()
                .filter(entry -> entry.id().equals(INVOICE))
                .map(entry -> ((StatementEntry.Document) entry).open())
                .findFirst()
                .orElseThrow();
    }

    private List<StatementEntry> statement(String account) {
        return granted(scene().accounts().statement(People.AGENT, account, new Paging(Paging.MOST, null)))
                .history()
                .items();
    }

    @Test
    void every_fact_is_new_once_and_deduplicated_for_ever_after() {
        String account = play().account();
        everyFact()
                .forEach(fact -> assertThat(granted((Ruling<?>) fact.apply(People.BILLING, account)))
                        .isInstanceOfSatisfying(Recorded.class, first -> {
                            assertThat(first.how()).isEqualTo(How.NEW);
                            assertThat(granted((Ruling<?>) fact.apply(People.BILLING, account)))
                                    .isEqualTo(new Recorded<>(first.fact(), How.DEDUPLICATED));
                        }));
    }

    @Test
    void a_repeat_changes_nothing() {
        String account = play().account();
        everyFact().forEach(fact -> fact.apply(People.BILLING, account));
        List<StatementEntry> before = statement(account);
        everyFact().forEach(fact -> fact.apply(People.BILLING, account));
        assertThat(statement(account)).isEqualTo(before);
    }

    @Test
    void a_fact_with_another_body_is_refused_and_changes_nothing() {
        String account = play().account();
        everyFact().forEach(fact -> fact.apply(People.BILLING, account));
        List<StatementEntry> before = statement(account);
        Payment more = play().payment("pay-1", "2.00", null);
        Reversal other = new Reversal("rev-pay-1", "pay-2", play().today());

        assertThat(refused(ledger().record(People.BILLING, account, play().overdueBy(2))))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
        assertThat(refused(ledger().record(People.BILLING, once(), account, more)))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
        assertThat(refused(ledger().record(People.BILLING, once(), account, other, null)))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
        assertThat(refused(ledger().record(
                                People.BILLING, account, new Allotment("all-1", "pay-1", INVOICE, eur("2.00")))))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
        assertThat(statement(account)).isEqualTo(before);
    }

    @Test
    void of_one_invoice_there_is_one_write_off_whatever_day_the_second_bears() {
        String account = play().account();
        WriteOff first = new WriteOff(INVOICE, play().today());
        granted(ledger().record(People.BILLING, account, first));
        WriteOff second = new WriteOff(INVOICE, play().today().minusDays(3));
        assertThat(granted(ledger().record(People.BILLING, account, second)))
                .isEqualTo(new Recorded<>(first, How.DEDUPLICATED));
    }

    @Test
    void an_unknown_account_is_not_found() {
        everyFact().forEach(fact -> isNotFound(fact.apply(People.BILLING, play().nextId())));
    }

    @Test
    void only_billing_may_and_only_in_its_clouds() {
        String account = play().account();
        List<Actor> others =
                List.of(People.AGENT, People.SUPERVISOR, People.ENGINEER, People.adminOf(account), People.STRANGER);
        everyFact().forEach(fact -> {
            isForbiddenTo(others, actor -> fact.apply(actor, account));
            isForbiddenTo(others, actor -> fact.apply(actor, play().nextId()));
            isHiddenFrom(List.of(People.BILLING_OF_GOVERNMENT), actor -> fact.apply(actor, account));
        });
        assertThat(statement(account)).isEmpty();
    }

    @Test
    void a_payment_and_its_reversal_happen_once_for_each_key() {
        String account = play().account();
        happensOnce(once -> ledger().record(People.BILLING, once, account, play().payment("pay-1", "1.00", null)));
        happensOnce(once -> ledger().record(People.BILLING, once, account, reversal("pay-1"), "bounced"));
    }

    @Test
    void a_key_belongs_to_whoever_used_it() {
        String account = play().account();
        Once once = once();
        granted(ledger().record(People.BILLING, once, account, play().payment("pay-1", "1.00", null)));
        Ruling<Recorded<Payment>> others =
                ledger().record(Actor.system("bank"), once, account, play().payment("pay-2", "1.00", null));
        assertThat(others)
                .isInstanceOfSatisfying(
                        Ruling.Granted.class,
                        granted -> assertThat(granted.replayed()).isFalse());
    }

    @Test
    void what_was_refused_is_not_kept_for_its_key() {
        String account = play().account();
        Once once = once();
        play().bills(account, play().overdueBy(1));
        Payment dollars = new Payment("pay-1", Money.of("1.00", "USD"), play().today(), INVOICE);
        assertThat(refused(ledger().record(People.BILLING, once, account, dollars)))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
        Payment euros = play().payment("pay-1", "1.00", INVOICE);
        assertThat(granted(ledger().record(People.BILLING, once, account, euros))
                        .how())
                .isEqualTo(How.NEW);
    }

    @Test
    void an_invoice_without_a_due_date_is_cured_by_one_and_by_nothing_else() {
        String account = play().account();
        Invoice quarantined = play().withoutDueDate(INVOICE);
        play().bills(account, quarantined);
        Invoice dearer = new Invoice(
                INVOICE, Invoice.Kind.INVOICE, eur("121.00"), quarantined.issuedOn(), play().today(), null, null, null);
        assertThat(refused(ledger().record(People.BILLING, account, dearer))).isEqualTo(Ruling.Why.UNPROCESSABLE);

        Invoice cured = quarantined.dueOn(play().today());
        assertThat(granted(ledger().record(People.BILLING, account, cured)))
                .isEqualTo(new Recorded<>(cured, How.CHANGED));
        assertThat(granted(ledger().record(People.BILLING, account, cured)).how())
                .isEqualTo(How.DEDUPLICATED);
    }

    @Test
    void who_is_not_billed_has_no_invoice() {
        String reseller = play().reseller();
        assertThat(refused(ledger().record(People.BILLING, reseller, play().overdueBy(1))))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
    }

    @Test
    void a_payment_that_comes_before_its_invoice_counts_for_it() {
        String account = play().account();
        granted(ledger().record(People.BILLING, once(), account, play().payment("pay-1", "20.00", INVOICE)));
        play().bills(account, play().overdueBy(1));
        assertThat(open(account)).isEqualTo(eur("100.00"));
    }

    @Test
    void a_reversal_that_comes_before_its_payment_takes_it_back() {
        String account = play().account();
        play().bills(account, play().overdueBy(1));
        granted(ledger().record(People.BILLING, once(), account, reversal("pay-1"), null));
        granted(ledger().record(People.BILLING, once(), account, play().payment("pay-1", TOTAL, INVOICE)));
        assertThat(open(account)).isEqualTo(eur(TOTAL));
    }

    @Test
    void a_write_off_that_comes_before_its_invoice_leaves_nothing_to_pay() {
        String account = play().account();
        granted(ledger().record(People.BILLING, account, new WriteOff(INVOICE, play().today())));
        play().bills(account, play().overdueBy(61));
        assertThat(open(account)).isEqualTo(eur("0.00"));
    }

    @Test
    void an_allotment_that_comes_before_its_payment_and_its_invoice_counts() {
        String account = play().account();
        granted(ledger().record(People.BILLING, account, new Allotment("all-1", "pay-1", INVOICE, eur("30.00"))));
        play().bills(account, play().overdueBy(1));
        granted(ledger().record(People.BILLING, once(), account, play().payment("pay-1", "50.00", null)));
        assertThat(open(account)).isEqualTo(eur("90.00"));
    }

    @Test
    void a_fact_shows_at_once_with_its_case_and_its_ground() {
        String account = play().account();
        play().bills(account, play().overdueBy(61));
        CaseView view = play().view(play().caseOf(account));
        assertThat(view.grounds())
                .singleElement()
                .satisfies(ground -> assertThat(ground.entry().anchor()).isEqualTo(INVOICE));
        granted(ledger().record(People.BILLING, once(), account, play().payment("pay-1", TOTAL, INVOICE)));
        assertThat(granted(scene().standings().standing(People.BILLING, account, Standings.Freshness.EXACT))
                        .goodStanding())
                .isTrue();
    }

    @Test
    void an_account_keeps_its_facts_apart_from_another_s() {
        String one = play().account();
        String other = play().account();
        everyFact().forEach(fact -> granted((Ruling<?>) fact.apply(People.BILLING, one)));
        everyFact()
                .forEach(fact -> assertThat(granted((Ruling<?>) fact.apply(People.BILLING, other)))
                        .isInstanceOfSatisfying(
                                Recorded.class,
                                recorded -> assertThat(recorded.how()).isEqualTo(How.NEW)));
        isForbiddenTo(
                List.of(People.contact(one, ContactRole.OTHER)),
                actor -> scene().accounts().statement(actor, one, new Paging(1, null)));
    }
}
