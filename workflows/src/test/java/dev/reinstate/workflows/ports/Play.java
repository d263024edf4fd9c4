package dev.reinstate.workflows.ports;

import static dev.reinstate.workflows.ports.Contract.granted;
import static dev.reinstate.workflows.ports.Contract.once;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Programme;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How far an account has come: each stage is played through the ports, whoever implements them. */
final class Play {

    static final String INVOICE = "INV-1";
    static final String TOTAL = "120.00";

    private final Supplier<Scene> scene;

    /** How all accounts of one test begin, and no other's. */
    private final String mark = "c-" + UUID.randomUUID().toString().substring(0, 8);

    private int accounts;

    Play(Supplier<Scene> scene) {
        this.scene = scene;
    }

    String mark() {
        return mark;
    }

    // Accounts.

    String account() {
        return recorded(directBill(nextId()));
    }

    String reseller() {
        String id = nextId();
        return recorded(new Account(
                id,
                "Partner " + id,
                Programme.CSP,
                PartnerType.INDIRECT_RESELLER,
                mark + "-provider",
                Cloud.PUBLIC,
                ZoneOffset.UTC,
                List.of()));
    }

    String nextId() {
        return "%s-%02d".formatted(mark, ++accounts);
    }

    /** A partner that we bill, with a global admin. */
    static Account directBill(String id) {
        return new Account(
                id,
                "Partner " + id,
                Programme.CSP,
                PartnerType.DIRECT_BILL,
                null,
                Cloud.PUBLIC,
                ZoneOffset.UTC,
                List.of(new Contact("Gina", "gina@" + id + ".test", ContactRole.GLOBAL_ADMIN, "en")));
    }

    String recorded(Account account) {
        granted(scene.get().accounts().record(People.BILLING, account));
        return account.id();
    }

    // What billing reports.

    LocalDate today() {
        return scene.get().now().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Of 120 EUR. */
    Invoice overdueBy(int days) {
        return overdueBy(days, INVOICE);
    }

    Invoice overdueBy(int days, String number) {
        LocalDate due = today().minusDays(days);
        return new Invoice(number, Invoice.Kind.INVOICE, eur(TOTAL), due.minusDays(14), due, null, null, null);
    }

    /** Quarantined: of an invoice without a due date nothing follows. */
    Invoice withoutDueDate(String number) {
        return new Invoice(number, Invoice.Kind.INVOICE, eur(TOTAL), today().minusDays(400), null, null, null, null);
    }

    void bills(String account, Invoice invoice) {
        granted(scene.get().ledger().record(People.BILLING, account, invoice));
    }

    Payment payment(String id, String amount, @Nullable String invoice) {
        return new Payment(id, eur(amount), today(), invoice);
    }

    void pays(String account) {
        Payment all = payment("pay-" + UUID.randomUUID(), TOTAL, INVOICE);
        granted(scene.get().ledger().record(People.BILLING, once(), account, all));
        scene.get().settles(account);
    }

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    // Stages.

    /** A case is open, and the day of its suspension is still to come. */
    String foreseen() {
        String account = account();
        bills(account, overdueBy(31));
        scene.get().settles(account);
        return account;
    }

    String suspended() {
        String account = account();
        bills(account, overdueBy(61));
        scene.get().settles(account);
        return account;
    }

    /** All is paid, and no request is filed. */
    String paid() {
        String account = suspended();
        pays(account);
        return account;
    }

    String underReview() {
        String account = paid();
        granted(scene.get().rulings().request(People.adminOf(account), once(), caseOf(account), "We have paid.", null));
        scene.get().settles(account);
        return account;
    }

    String reinstated() {
        String account = underReview();
        granted(decides(People.AGENT, caseOf(account), Decision.Kind.REINSTATE));
        scene.get().settles(account);
        return account;
    }

    // Cases.

    /** The open one. */
    String caseOf(String account) {
        return Objects.requireNonNull(
                granted(scene.get().accounts().show(People.BILLING, account)).caseId(), "no case is open");
    }

    CaseView view(String caseId) {
        return granted(scene.get().cases().show(People.AGENT, caseId));
    }

    /** Having seen the case as it is. */
    Ruling<Rulings.Decided> decides(Actor actor, String caseId, Decision.Kind kind) {
        return decides(actor, once(), caseId, view(caseId).tag(), kind);
    }

    Ruling<Rulings.Decided> decides(Actor actor, Once once, String caseId, CaseTag seen, Decision.Kind kind) {
        Rulings.Draft draft = new Rulings.Draft(kind, "Looked at it.", "Dear partner.");
        return scene.get().rulings().decide(actor, once, caseId, seen, draft);
    }
}
