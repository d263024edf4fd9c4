package dev.reinstate.worker.demo;

import dev.reinstate.worker.House;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Statement;
import dev.reinstate.workflows.cases.StatementEntry;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseSummary;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Rulings;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What people have done on the sample's cases by the time the demo is ready: one partner has paid and asks to be
 * reinstated, one case waits for its second approval, one is disputed. It needs the holds to be placed; where the engine
 * is not so far, it is left out, and nothing misses it.
 */
final class SamplePeople {

    private static final Actor READER = Actor.system("demo");
    private static final Actor TRUST = Actor.staff("demo-trust", Role.TRUST, Set.of(Cloud.values()));
    private static final Actor BILLING = Actor.staff("demo-billing", Role.BILLING, Set.of(Cloud.values()));
    private static final String PAYING = "margies-hosting";
    private static final String ACCUSED = "wide-world-cloud";
    private static final String DISPUTING = "trey-systems";

    private final House house;

    private SamplePeople(House house) {
        this.house = house;
    }

    static void act(House house) {
        SamplePeople people = new SamplePeople(house);
        people.suspended(PAYING).ifPresent(people::paysAndAsks);
        people.suspended(ACCUSED).ifPresent(people::approvesOnce);
        people.suspended(DISPUTING).ifPresent(people::disputes);
    }

    private Optional<CaseSummary> suspended(String account) {
        Cases.Query query = new Cases.Query(null, null, null, null, null, account, true);
        return house.cases().list(READER, query, new Paging(1, null)).orElseThrow().items().stream()
                .filter(theirs -> theirs.holdPlacedAt() != null)
                .findFirst();
    }

    /** All that is open, invoice by invoice: nothing is left but an agent's decision. */
    private void paysAndAsks(CaseSummary theirs) {
        Statement statement = house.accounts()
                .statement(READER, PAYING, new Paging(1, null))
                .orElseThrow()
                .statement();
        for (StatementEntry entry : statement.history()) {
            if (entry instanceof StatementEntry.Document document
                    && document.open() != null
                    && document.open().positive()) {
                pays(document.id(), document.open(), statement.account().dayAt(statement.asOf()));
            }
        }
        house.rulings()
                .request(
                        admin(PAYING),
                        once("paid"),
                        theirs.id(),
                        "We have paid both invoices today. Our bookkeeper was ill; please open our account again.",
                        "+44 20 7946 0000, weekdays")
                .orElseThrow();
    }

    private void pays(String invoice, Money open, LocalDate today) {
        String id = invoice.replace("INV", "PAY");
        house.ledger()
                .record(BILLING, once(id), PAYING, new Payment(id, open, today, invoice))
                .orElseThrow();
    }

    /** The trust officer takes the finding back and approves; abuse needs a second person. */
    private void approvesOnce(CaseSummary theirs) {
        house.rulings()
                .request(
                        admin(ACCUSED),
                        once("request"),
                        theirs.id(),
                        "The orders were made with a stolen password. We have changed all of them.",
                        null)
                .orElseThrow();
        Rulings.Draft draft = new Rulings.Draft(
                Decision.Kind.REINSTATE,
                "The partner was the victim; the cards' issuers agree.",
                "We have taken the finding back. Thank you for your help.");
        CaseView seen = house.cases().show(TRUST, theirs.id()).orElseThrow();
        house.rulings()
                .decide(TRUST, once("decision"), theirs.id(), seen.tag(), draft)
                .orElseThrow();
    }

    private void disputes(CaseSummary theirs) {
        Disputes.Draft draft = new Disputes.Draft(
                Ground.BILLING_OVERDUE, null, "This invoice is for licences that we have never ordered.");
        house.disputes()
                .file(admin(DISPUTING), once("dispute"), theirs.id(), draft)
                .orElseThrow();
    }

    private static Actor admin(String account) {
        return Actor.partner("admin@" + account + ".example.test", Map.of(account, ContactRole.GLOBAL_ADMIN));
    }

    private static Once once(String act) {
        return new Once("sample/" + act, act);
    }
}
