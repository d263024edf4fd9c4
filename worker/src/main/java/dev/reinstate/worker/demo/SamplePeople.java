package dev.reinstate.worker.demo;

import dev.reinstate.worker.House;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseSummary;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Rulings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What people have done on the sample's cases by the time the demo is ready: one waits for its second approval, one is
 * disputed. It needs the holds to be placed; where the engine is not so far, it is left out, and nothing misses it.
 */
final class SamplePeople {

    private static final Actor READER = Actor.system("demo");
    private static final Actor TRUST = Actor.staff("demo-trust", Role.TRUST, Set.of(Cloud.values()));
    private static final String ACCUSED = "school-of-cloud";
    private static final String DISPUTING = "trey-systems";

    private final House house;

    private SamplePeople(House house) {
        this.house = house;
    }

    static void act(House house) {
        SamplePeople people = new SamplePeople(house);
        people.openCase(ACCUSED).ifPresent(people::approvesOnce);
        people.openCase(DISPUTING).ifPresent(people::disputes);
    }

    private Optional<CaseSummary> openCase(String account) {
        Cases.Query query = new Cases.Query(null, null, null, null, null, account, true);
        Ruling<Page<CaseSummary>> found = house.cases().list(READER, query, new Paging(1, null));
        return found instanceof Ruling.Granted<Page<CaseSummary>> granted
                ? granted.value().items().stream().findFirst()
                : Optional.empty();
    }

    /** The trust officer takes the finding back and approves; abuse needs a second person. */
    private void approvesOnce(CaseSummary theirs) {
        house.rulings()
                .request(
                        admin(ACCUSED),
                        once("request"),
                        theirs.id(),
                        "The orders were made with a stolen password. We have changed all of them.",
                        null);
        Rulings.Draft draft = new Rulings.Draft(
                Decision.Kind.REINSTATE,
                "The partner was the victim; the cards' issuers agree.",
                "We have taken the finding back. Thank you for your help.");
        if (house.cases().show(TRUST, theirs.id()) instanceof Ruling.Granted<CaseView> seen) {
            house.rulings()
                    .decide(TRUST, once("decision"), theirs.id(), seen.value().tag(), draft);
        }
    }

    private void disputes(CaseSummary theirs) {
        Disputes.Draft draft = new Disputes.Draft(
                Ground.BILLING_OVERDUE, null, "This invoice is for licences that we have never ordered.");
        house.disputes().file(admin(DISPUTING), once("dispute"), theirs.id(), draft);
    }

    private static Actor admin(String account) {
        return Actor.partner("admin@" + account + ".example.test", Map.of(account, ContactRole.GLOBAL_ADMIN));
    }

    private static Once once(String act) {
        return new Once("sample/" + act, act);
    }
}
