package dev.reinstate.worker.record;

import dev.reinstate.worker.House;
import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Allotment;
import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.ProviderIssue;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.cases.WriteOff;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Exemptions;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Records the facts of one account. None of it waits for what follows. */
final class Neighbours {

    static final String ACCOUNT = "acme";
    static final String PROVIDER = "northwind";

    private static final Set<Cloud> CLOUDS = Set.of(Cloud.PUBLIC);
    private static final Actor FACTS = Actor.system("neighbours");
    private static final Actor SUPERVISOR = Actor.staff("supervisor", Role.SUPERVISOR, CLOUDS);
    private static final Actor TRUST = Actor.staff("trust-reviewer", Role.TRUST, CLOUDS);

    private final House house;
    private int requests;

    Neighbours(House house) {
        this.house = house;
    }

    void account(Plight plight, int admins) {
        boolean reseller = plight.partnerType() == PartnerType.INDIRECT_RESELLER;
        List<Contact> contacts = IntStream.rangeClosed(1, admins)
                .mapToObj(n ->
                        new Contact("Ada Admin", "admin-" + n + "@acme.example.test", ContactRole.GLOBAL_ADMIN, "en"))
                .toList();
        house.accounts()
                .record(
                        FACTS,
                        new Account(
                                ACCOUNT,
                                "Acme",
                                plight.programme(),
                                plight.partnerType(),
                                reseller ? PROVIDER : null,
                                Cloud.PUBLIC,
                                ZoneOffset.UTC,
                                contacts))
                .orElseThrow();
    }

    void owes(int days) {
        LocalDate due = today().minusDays(days);
        Invoice invoice = new Invoice(
                "INV-1", Invoice.Kind.INVOICE, Money.of("1000.00", "EUR"), due.minusDays(30), due, null, null, null);
        house.ledger().record(FACTS, ACCOUNT, invoice).orElseThrow();
    }

    void pays(String id, String amount, String invoice) {
        house.ledger()
                .record(FACTS, once(), ACCOUNT, new Payment(id, Money.of(amount, "EUR"), today(), invoice))
                .orElseThrow();
    }

    void reverses(String id, String payment) {
        house.ledger()
                .record(FACTS, once(), ACCOUNT, new Reversal(id, payment, today()), null)
                .orElseThrow();
    }

    void allocates(String id, String payment, String amount) {
        house.ledger()
                .record(FACTS, ACCOUNT, new Allotment(id, payment, "INV-1", Money.of(amount, "EUR")))
                .orElseThrow();
    }

    void writesOff() {
        house.ledger().record(FACTS, ACCOUNT, new WriteOff("INV-1", today())).orElseThrow();
    }

    void profile(String report, Status state, int daysAgo) {
        house.reports()
                .profile(FACTS, ACCOUNT, StatusReport.of(report, state, daysAgo(daysAgo)))
                .orElseThrow();
    }

    void vetting(String report, Status state, int daysAgo) {
        house.reports()
                .vetting(FACTS, ACCOUNT, StatusReport.of(report, state, daysAgo(daysAgo)))
                .orElseThrow();
    }

    void raised(ProviderIssue issue) {
        house.reports().raised(FACTS, ACCOUNT, issue).orElseThrow();
    }

    void cleared(String issue) {
        house.reports().cleared(FACTS, ACCOUNT, issue, now()).orElseThrow();
    }

    void found(AbuseFinding finding) {
        house.reports().found(FACTS, ACCOUNT, finding).orElseThrow();
    }

    void takenBack(String finding) {
        house.exemptions()
                .review(TRUST, once(), ACCOUNT, finding, "somebody else's cards")
                .orElseThrow();
    }

    void waives(Duration howLong) {
        Exemptions.Draft draft = new Exemptions.Draft(
                Exemption.Kind.WAIVER,
                new Anchor(Ground.BILLING_OVERDUE, "INV-1"),
                now().plus(howLong),
                "promised to pay");
        house.exemptions().record(SUPERVISOR, once(), ACCOUNT, draft).orElseThrow();
    }

    Instant daysAgo(int days) {
        return now().minus(Duration.ofDays(days));
    }

    private Instant now() {
        return house.clock().now();
    }

    private LocalDate today() {
        return now().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private Once once() {
        requests++;
        return new Once("fact-" + requests, "fact-" + requests);
    }
}
