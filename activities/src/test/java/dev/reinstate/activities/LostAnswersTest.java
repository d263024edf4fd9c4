package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.eur;
import static dev.reinstate.activities.Desk.granted;
import static dev.reinstate.activities.Desk.once;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Programme;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Rulings;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The answer is lost after the commit, the caller asks again: the same answer, and not one row more or other. */
class LostAnswersTest {

    private static final int LIVES = 100;
    private static final int ACTS_OF_A_LIFE = 10;

    /** All rows of an account. Only the instant of its last transaction may move. */
    private static final String EVERYTHING = """
            select md5(concat_ws('~',
                (select string_agg(concat_ws('|', name, next_look_at, audit_seq, audit_hash), '~') from accounts where id = :id),
                (select string_agg(t::text, '~' order by number) from invoices t where account_id = :id),
                (select string_agg(t::text, '~' order by payment_id) from payments t where account_id = :id),
                (select string_agg(t::text, '~' order by reversal_id) from reversals t where account_id = :id),
                (select string_agg(t::text, '~' order by id) from cases t where account_id = :id),
                (select string_agg(t::text, '~' order by case_id, ground) from grounds t where account_id = :id),
                (select string_agg(t::text, '~' order by id) from holds t where account_id = :id),
                (select string_agg(t::text, '~' order by id) from texts t where account_id = :id),
                (select string_agg(t::text, '~' order by id) from support_requests t where account_id = :id),
                (select string_agg(t::text, '~' order by id) from messages t where account_id = :id),
                (select string_agg(t::text, '~' order by id) from decisions t where account_id = :id),
                (select string_agg(t::text, '~' order by id) from notices t where account_id = :id),
                (select string_agg(t::text, '~' order by seq) from account_events t where account_id = :id),
                (select count(*) from idempotency_keys)))""";

    @RegisterExtension
    final Desk desk = new Desk();

    private int lost;

    @Test
    void a_thousand_answers_are_lost_and_nothing_happens_twice() {
        for (int life = 0; life < LIVES; life++) {
            live("acc-" + life);
        }

        assertThat(lost).isEqualTo(LIVES * ACTS_OF_A_LIFE);
        assertThat(desk.count("select count(*) from holds where lifted_at is not null"))
                .isEqualTo(LIVES);
        assertThat(desk.count("select count(*) from account_events where kind = 'HOLD_LIFTED'"))
                .isEqualTo(LIVES);
        assertThat(desk.audit.verify().faults()).isEmpty();
    }

    private void live(String account) {
        LocalDate due = desk.today().minusDays(61);
        losing(account, "ACCOUNT_RECORDED", () -> desk.accounts.record(Desk.BILLING, direct(account)));
        Invoice invoice =
                new Invoice("INV-1", Invoice.Kind.INVOICE, eur("120.00"), due.minusDays(14), due, null, null, null);
        losing(account, "INVOICE_RECORDED", () -> desk.ledger.record(Desk.BILLING, account, invoice));
        runs(account);
        pays(account, "pay-1");
        Once back = once();
        losing(
                account,
                "PAYMENT_REVERSED",
                () -> desk.ledger.record(
                        Desk.BILLING, back, account, new Reversal("rev-1", "pay-1", desk.today()), "bounced"));
        pays(account, "pay-2");
        runs(account);
        Once asked = once();
        losing(
                account,
                "REQUEST_FILED",
                () -> desk.rulings.request(
                        desk.globalAdmin(account), asked, desk.caseOf(account), "We have paid.", "call me"));
        decides(account, Decision.Kind.ASK_PARTNER);
        Once answered = once();
        losing(
                account,
                "MESSAGE_RECEIVED",
                () -> desk.rulings.answer(desk.globalAdmin(account), answered, desk.caseOf(account), "It was us."));
        decides(account, Decision.Kind.REINSTATE);
        runs(account);
        pays(account, "pay-3");
    }

    private void pays(String account, String id) {
        Once once = once();
        losing(
                account,
                "PAYMENT_RECORDED",
                () -> desk.ledger.record(
                        Desk.BILLING, once, account, new Payment(id, eur("120.00"), desk.today(), "INV-1")));
    }

    private void decides(String account, Decision.Kind kind) {
        CaseView seen = granted(desk.cases.show(Desk.AGENT, desk.caseOf(account)));
        Once once = once();
        Rulings.Draft draft = new Rulings.Draft(kind, "Looked at it.", "Dear partner.");
        losing(account, "DECIDED", () -> desk.rulings.decide(Desk.AGENT, once, seen.id(), seen.tag(), draft));
    }

    private void runs(String account) {
        desk.runs(desk.run(account, "r1", 100));
    }

    /** Acts; the answer does not arrive; acts again, in the same words. */
    private <T> void losing(String account, String kind, Supplier<Ruling<T>> act) {
        long before = events(account, kind);
        T unheard = granted(act.get());
        String everything = everything(account);
        int woken = desk.wakes.lines().size();

        T heard = granted(act.get());

        lost++;
        assertThat(said(heard)).as(kind).isEqualTo(said(unheard));
        assertThat(everything(account)).as("all rows after %s", kind).isEqualTo(everything);
        assertThat(events(account, kind)).as(kind).isEqualTo(before + 1);
        assertThat(desk.wakes.lines()).as("nobody is woken again").hasSize(woken);
    }

    /** A fact that is known already is answered with the same fact, and with the word that it was known. */
    private static Object said(Object answer) {
        return answer instanceof Recorded<?> recorded ? recorded.fact() : answer;
    }

    private String everything(String account) {
        return desk.jdbi()
                .withHandle(handle -> handle.createQuery(EVERYTHING)
                        .bind("id", account)
                        .mapTo(String.class)
                        .one());
    }

    private long events(String account, String kind) {
        return desk.count(
                "select count(*) from account_events where account_id = '%s' and kind = '%s'".formatted(account, kind));
    }

    private static Account direct(String id) {
        return new Account(
                id,
                "Partner",
                Programme.CSP,
                PartnerType.DIRECT_BILL,
                null,
                Cloud.PUBLIC,
                ZoneOffset.UTC,
                List.of(new Contact("One", id + "@example.test", ContactRole.GLOBAL_ADMIN, "en")));
    }
}
