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
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** One account on the real stores, and what happens to it; each step waits until all that it led to is done. */
final class Play {

    private static final String ACCOUNT = "acme";
    private static final Set<Cloud> CLOUDS = Set.of(Cloud.PUBLIC);
    private static final Actor BILLING = Actor.staff("billing", Role.BILLING, CLOUDS);
    private static final Actor AGENT = Actor.staff("agent", Role.AGENT, CLOUDS);
    private static final Actor ENGINEER = Actor.staff("engineer", Role.ENGINEER, CLOUDS);
    private static final Actor PARTNER = Actor.partner("partner", Map.of(ACCOUNT, ContactRole.GLOBAL_ADMIN));

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final House house;
    private int requests;

    Play(Demo demo) {
        this.house = demo.house();
        Contact admin = new Contact("Ada Admin", "admin@acme.example.test", ContactRole.GLOBAL_ADMIN, "en");
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
                                List.of(admin))));
    }

    Play overdueBy(int days) {
        LocalDate due = today().minusDays(days);
        Invoice invoice = new Invoice(
                "INV-1", Invoice.Kind.INVOICE, Money.of("1000.00", "EUR"), due.minusDays(30), due, null, null, null);
        granted(house.ledger().record(BILLING, ACCOUNT, invoice));
        return settled();
    }

    Play pays(String id, String amount) {
        Payment payment = new Payment(id, Money.of(amount, "EUR"), today(), "INV-1");
        granted(house.ledger().record(BILLING, once(), ACCOUNT, payment));
        return settled();
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

    private Play settled() {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!house.rounds().settled()) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("after " + PATIENCE + " there is still something to do");
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
