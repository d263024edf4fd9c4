package dev.reinstate.worker.record;

import dev.reinstate.worker.House;
import dev.reinstate.worker.demo.Demo;
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
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseSummary;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Rulings;
import dev.reinstate.workflows.temporal.CaseQueue;
import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** One account on the real stores, and what happens to it; each step waits until all that it led to is done. */
final class Play {

    private static final String ACCOUNT = "acme";
    private static final Set<Cloud> CLOUDS = Set.of(Cloud.PUBLIC);
    private static final Actor BILLING = Actor.staff("billing", Role.BILLING, CLOUDS);
    private static final Actor AGENT = Actor.staff("agent", Role.AGENT, CLOUDS);
    private static final Actor ENGINEER = Actor.staff("engineer", Role.ENGINEER, CLOUDS);
    private static final Actor PARTNER = Actor.partner("partner", Map.of(ACCOUNT, ContactRole.GLOBAL_ADMIN));

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Demo demo;
    private final House house;
    private final Refusing register;
    private int requests;

    Play(Demo demo, Refusing register, int admins) {
        this.demo = demo;
        this.house = demo.house();
        this.register = register;
        List<Contact> contacts = IntStream.rangeClosed(1, admins)
                .mapToObj(n ->
                        new Contact("Ada Admin", "admin-" + n + "@acme.example.test", ContactRole.GLOBAL_ADMIN, "en"))
                .toList();
        granted(house.accounts()
                .record(
                        BILLING,
                        new Account(
                                ACCOUNT,
                                "Acme",
                                Programme.CSP,
                                PartnerType.DIRECT_BILL,
                                null,
                                Cloud.PUBLIC,
                                ZoneOffset.UTC,
                                contacts)));
    }

    Play overdueBy(int days) {
        return owes(days).settled();
    }

    /** Does not wait for what follows. */
    Play owes(int days) {
        LocalDate due = today().minusDays(days);
        Invoice invoice = new Invoice(
                "INV-1", Invoice.Kind.INVOICE, Money.of("1000.00", "EUR"), due.minusDays(30), due, null, null, null);
        granted(house.ledger().record(BILLING, ACCOUNT, invoice));
        return this;
    }

    Play pays(String id, String amount) {
        return paysMeanwhile(id, amount).settled();
    }

    Play reverses(String id, String payment) {
        granted(house.ledger().record(BILLING, once(), ACCOUNT, new Reversal(id, payment, today()), null));
        return settled();
    }

    Play requests() {
        granted(house.rulings().request(PARTNER, once(), caseId(), "We have paid.", null));
        return settled();
    }

    Play answers() {
        granted(house.rulings().answer(PARTNER, once(), caseId(), "Here is the receipt."));
        return settled();
    }

    Play decides(Decision.Kind kind) {
        CaseView seen = granted(house.cases().show(AGENT, caseId()));
        Rulings.Draft draft = new Rulings.Draft(kind, "as recorded", "Thank you.");
        granted(house.rulings().decide(AGENT, once(), caseId(), seen.tag(), draft));
        return settled();
    }

    Play daysPass(int days) {
        granted(house.clock().advance(ENGINEER, Period.ofDays(days)));
        return settled();
    }

    /** The register refuses everything that cases ask, or answers again. */
    Play registerIsAway(boolean away) {
        register.away(away);
        return this;
    }

    /** Pays, and does not wait for what follows. */
    Play paysMeanwhile(String id, String amount) {
        Payment payment = new Payment(id, Money.of(amount, "EUR"), today(), "INV-1");
        granted(house.ledger().record(BILLING, once(), ACCOUNT, payment));
        return this;
    }

    /** A wake, as any of our builds may send one at any time. */
    Play signalled(String name) {
        CaseQueue.signal(demo.client(), caseId(), name, "signal-" + requests++);
        return this;
    }

    /** By an operator's hand, in Temporal's own pages. */
    Play cancelled() {
        CaseQueue.cancel(demo.client(), caseId());
        return this;
    }

    /** Waits until the case's run holds so many events of a type. */
    Play until(int times, EventType type) {
        return waiting(
                "the run's history does not hold " + type + " " + times + " times", () -> runs().hold(times, type));
    }

    /** Waits until the last workflow task is completed: the register knows what a step did before the engine does. */
    Play resting() {
        return waiting("a workflow task is not completed", () -> runs().rest());
    }

    /** Of the case, as the engine has them. */
    PlayedRuns runs() {
        return new PlayedRuns(demo.client(), caseId());
    }

    /** The account's latest case. */
    String caseId() {
        Cases.Query mine = new Cases.Query(null, null, null, null, null, ACCOUNT, null);
        List<CaseSummary> cases = granted(house.cases().list(AGENT, mine, new Paging(Paging.MOST, null)))
                .items();
        return cases.get(cases.size() - 1).id();
    }

    private LocalDate today() {
        return house.clock().now().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private Once once() {
        requests++;
        return new Once("request-" + requests, "request-" + requests);
    }

    Play settled() {
        return waiting("there is still something to do", () -> house.rounds().settled());
    }

    private Play waiting(String otherwise, BooleanSupplier done) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("after " + PATIENCE + " " + otherwise);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return this;
    }

    private static <T> T granted(Ruling<T> ruling) {
        if (ruling instanceof Ruling.Refused<T> refused) {
            throw new IllegalStateException("refused: " + refused.detail());
        }
        return ((Ruling.Granted<T>) ruling).value();
    }
}
