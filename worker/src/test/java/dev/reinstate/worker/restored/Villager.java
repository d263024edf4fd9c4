package dev.reinstate.worker.restored;

import dev.reinstate.worker.House;
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
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseSummary;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Rulings;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One account with its story, and how far that has come at each of the moments. Today is the first day, for ever. */
record Villager(String id, Deed.Story story, List<Integer> doneAt, LocalDate today) {

    private static final Set<Cloud> CLOUDS = Set.of(Cloud.PUBLIC);
    private static final Actor BILLING = Actor.staff("billing", Role.BILLING, CLOUDS);
    static final Actor AGENT = Actor.staff("agent", Role.AGENT, CLOUDS);

    /** The n-th: every story at every point of it, one after the other. */
    static Villager of(int n, LocalDate today) {
        Deed.Story story = Deed.Story.values()[n % Deed.Story.values().length];
        int all = story.deeds.size();
        int first = (n + n / Deed.Story.values().length) % (all + 1);
        int second = first + (all - first + 1) / 2;
        return new Villager("v-%04d".formatted(n), story, List.of(first, second, all), today);
    }

    /** The deeds between one moment and the next; {@code -1} is before the first. */
    List<Deed> between(int moment, int next) {
        return story.deeds.subList(moment < 0 ? 0 : doneAt.get(moment), doneAt.get(next));
    }

    void does(House house, Deed deed) {
        switch (deed) {
            case IS_WARNED -> owes(house, "INV-1", 45);
            case OWES -> owes(house, "INV-1", 61);
            case OWES_MORE -> owes(house, "INV-2", 62);
            case PAYS -> pays(house, "pay-1-" + id);
            case PAYS_AGAIN -> pays(house, "pay-2-" + id);
            case TAKES_BACK -> takesBack(house);
            case REQUESTS -> requests(house);
            case IS_KEPT_SUSPENDED -> isDecided(house, Decision.Kind.KEEP_SUSPENDED);
            case IS_REINSTATED -> isDecided(house, Decision.Kind.REINSTATE);
        }
    }

    private void owes(House house, String number, int daysOverdue) {
        Contact admin = new Contact("Ada", id + "@example.test", ContactRole.GLOBAL_ADMIN, "en");
        house.accounts()
                .record(
                        BILLING,
                        new Account(
                                id,
                                id,
                                Programme.CSP,
                                PartnerType.DIRECT_BILL,
                                null,
                                Cloud.PUBLIC,
                                ZoneOffset.UTC,
                                List.of(admin)))
                .orElseThrow();
        LocalDate due = today.minusDays(daysOverdue);
        house.ledger()
                .record(
                        BILLING,
                        id,
                        new Invoice(number, Invoice.Kind.INVOICE, eur(), due.minusDays(30), due, null, null, null))
                .orElseThrow();
    }

    private void pays(House house, String payment) {
        house.ledger()
                .record(BILLING, once(payment), id, new Payment(payment, eur(), today, "INV-1"))
                .orElseThrow();
    }

    private void takesBack(House house) {
        Reversal reversal = new Reversal("rev-1-" + id, "pay-1-" + id, today);
        house.ledger().record(BILLING, once("rev-1"), id, reversal, null).orElseThrow();
    }

    private void requests(House house) {
        Actor partner = Actor.partner("partner-" + id, Map.of(id, ContactRole.GLOBAL_ADMIN));
        house.rulings()
                .request(
                        partner,
                        once(UUID.randomUUID().toString()),
                        lastCase(house).id(),
                        "Paid.",
                        null)
                .orElseThrow();
    }

    private void isDecided(House house, Decision.Kind kind) {
        CaseView seen = house.cases().show(AGENT, lastCase(house).id()).orElseThrow();
        Rulings.Draft draft = new Rulings.Draft(kind, "Looked at it.", "Thank you.");
        house.rulings()
                .decide(AGENT, once(UUID.randomUUID().toString()), seen.id(), seen.tag(), draft)
                .orElseThrow();
    }

    /** What people do once more after they were told that it was lost; whether there was anything to do. */
    boolean repeatsWhatPeopleDid(House house, Set<String> decided) {
        CaseSummary last = lastCase(house);
        boolean decides = story.has(Deed.IS_REINSTATED) || story.has(Deed.IS_KEPT_SUSPENDED);
        if (last.stage() == Stage.CLOSED || decides && decided.contains(id)) {
            return false;
        }
        if (last.stage() == Stage.AWAITING_REQUEST && story.has(Deed.REQUESTS)) {
            requests(house);
            return true;
        }
        if (last.stage() == Stage.UNDER_REVIEW && decides) {
            isDecided(house, story.has(Deed.IS_REINSTATED) ? Decision.Kind.REINSTATE : Decision.Kind.KEEP_SUSPENDED);
            return true;
        }
        return false;
    }

    CaseSummary lastCase(House house) {
        Cases.Query mine = new Cases.Query(null, null, null, null, null, id, null);
        List<CaseSummary> cases = house.cases()
                .list(AGENT, mine, new Paging(Paging.MOST, null))
                .orElseThrow()
                .items();
        return cases.get(cases.size() - 1);
    }

    private static Money eur() {
        return Money.of("100.00", "EUR");
    }

    private Once once(String what) {
        return new Once(id + "/" + what, id + "/" + what);
    }
}
