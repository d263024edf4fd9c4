package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.AGENT;
import static dev.reinstate.activities.Desk.eur;
import static dev.reinstate.activities.Desk.granted;
import static dev.reinstate.activities.Desk.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Explanation;
import dev.reinstate.workflows.cases.Foreseen;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.ProviderIssue;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Carried;
import dev.reinstate.workflows.ports.Outlook.Hypothesis;
import dev.reinstate.workflows.ports.Outlook.Query;
import dev.reinstate.workflows.ports.Outlook.Supposed;
import dev.reinstate.workflows.ports.Outlook.Supposition;
import dev.reinstate.workflows.ports.Outlook.Watched;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Why, what if, and what will be: from a real register, which is as it was afterwards. */
class OutlookTest {

    private static final Query ALL = new Query(null, null, null);
    private static final Actor GOVERNMENT = Actor.staff("gus", Role.AGENT, Set.of(Cloud.US_GOVERNMENT));

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void a_case_is_explained_and_the_partner_does_not_read_what_is_for_our_own_people() {
        String account = desk.suspended();
        String caseId = desk.caseOf(account);
        Explanation why = granted(desk.outlook.explain(AGENT, caseId));

        assertThat(why.caseId()).isEqualTo(caseId);
        assertThat(why.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(why.grounds().get(0).reading().rule()).contains("more than 60 days overdue (terms 1)");
        assertThat(why.grounds().get(0).remedies().get(0).link()).isEqualTo("https://b.example");
        assertThat(granted(desk.outlook.explain(desk.globalAdmin(account), caseId))
                        .stage())
                .isEqualTo(why.stage());
        assertThat(refused(desk.outlook.explain(GOVERNMENT, caseId))).isEqualTo(Ruling.Why.NOT_FOUND);
        assertThat(refused(desk.outlook.explain(desk.globalAdmin("another"), caseId)))
                .isEqualTo(Ruling.Why.NOT_FOUND);

        Hypothesis abuse = now -> new Carried.Found(new AbuseFinding("f1", "HIGH", "spam", now, null));
        Supposition found = new Supposition(List.of(abuse), null, null);
        assertThat(granted(desk.outlook.suppose(AGENT, account, found)).toString())
                .contains("spam");
        assertThat(granted(desk.outlook.suppose(desk.globalAdmin(account), account, found))
                        .toString())
                .doesNotContain("spam");
    }

    @Test
    void what_would_follow_is_told_in_order_and_nothing_is_changed() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 31);
        desk.runs(desk.run(account, "r1", 100));
        Map<String, String> before = desk.contents();
        LocalDate day = desk.today().plusDays(40);
        Supposed silent = granted(desk.outlook.suppose(AGENT, account, new Supposition(List.of(), null, day)));

        assertThat(silent.steps().stream().map(step -> step.what() + " " + step.notice()))
                .containsExactly(
                        "NOTICE WARNING",
                        "NOTICE WARNING",
                        "GROUND_HOLDS null",
                        "HOLD_PLACED null",
                        "NOTICE SUSPENDED",
                        "NOTICE REMINDER");
        assertThat(silent.steps().get(3).at()).isEqualTo(start(30));
        assertThat(silent.explanation().asOf()).isEqualTo(start(40));
        assertThat(silent.explanation().stage()).isEqualTo(Stage.AWAITING_REMEDY);

        Supposed paid = suppose(account, day, pays("pay-1", "120.00"));
        assertThat(paid.steps().stream().map(Foreseen::what))
                .containsExactly(Foreseen.What.GROUND_CLEARED, Foreseen.What.CASE_CLOSED);
        assertThat(paid.explanation().caseId()).isNull();
        assertThat(paid.explanation().grounds()).isEmpty();
        Supposed partly = suppose(account, null, pays("pay-1", "20.00"));
        assertThat(partly.explanation().caseId()).isEqualTo(desk.caseOf(account));
        assertThat(partly.explanation().grounds().get(0).facts().get(0).text()).contains("100.00 EUR are open");
        assertThat(desk.contents()).isEqualTo(before);
    }

    @Test
    void what_is_foreseen_is_what_then_happens() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 58);
        desk.runs(desk.run(account, "r1", 100));
        Supposed ahead = suppose(account, desk.today().plusDays(5));
        desk.advance(Duration.between(ahead.from(), ahead.explanation().asOf()));
        desk.runs(desk.run(account, "r1", 100));

        assertThat(granted(desk.outlook.explain(AGENT, desk.caseOf(account))).stage())
                .isEqualTo(ahead.explanation().stage());
        assertThat(ahead.steps().stream().filter(step -> step.what() == Foreseen.What.HOLD_PLACED))
                .hasSize(1);
        assertThat(desk.count("select count(*) from holds where account_id = '%s'".formatted(account)))
                .isOne();
    }

    @Test
    void what_the_register_would_refuse_is_refused_with_its_place() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 31);
        desk.pays(account, "pay-1", "1.00", "INV-1");
        Hypothesis issue = now -> new Carried.Raised(new ProviderIssue("i1", "meridian", null, now, null));
        Hypothesis dollars = now -> new Carried.Paid(
                new Payment("pay-2", dev.reinstate.workflows.cases.Money.of("1.00", "USD"), desk.today(), "INV-1"));
        Hypothesis another = now -> new Carried.Issued(
                new Invoice("INV-1", Invoice.Kind.INVOICE, eur("1.00"), desk.today(), desk.today(), null, null, null));

        assertThat(fault(account, pays("pay-2", "1.00"), pays("pay-1", "2.00")))
                .isEqualTo("/facts/1 pay-1 is recorded with another body: a new fact needs a new id");
        assertThat(fault(account, dollars)).isEqualTo("/facts/0 invoice INV-1 is in EUR");
        assertThat(fault(account, another)).startsWith("/facts/0 INV-1 is recorded with another body");
        assertThat(fault(account, issue)).contains("no indirect reseller");
        assertThat(granted(desk.outlook.suppose(
                                AGENT, account, new Supposition(List.of(pays("pay-1", "1.00")), null, null)))
                        .explanation()
                        .grounds()
                        .get(0)
                        .state())
                .as("a repeat changes nothing")
                .isEqualTo(GroundState.FORESEEN);
    }

    @Test
    void the_past_and_what_is_too_far_ahead_cannot_be_supposed() {
        String account = desk.account();
        assertThat(fault(account, new Supposition(List.of(), Instant.EPOCH, null)))
                .contains("lies before");
        assertThat(fault(account, new Supposition(List.of(), null, desk.today().plusDays(402))))
                .contains("more than 400 days ahead");
        assertThat(refused(desk.outlook.suppose(GOVERNMENT, account, new Supposition(List.of(), null, null))))
                .isEqualTo(Ruling.Why.NOT_FOUND);
    }

    @Test
    void the_watch_has_those_who_will_be_suspended_soonest_first_in_parts() {
        desk.suspended();
        List<String> due = new ArrayList<>();
        for (int overdue : new int[] {31, 58, 45, 45, 10}) {
            String account = desk.account();
            desk.owes(account, "INV-1", "120.00", overdue);
            due.add(account);
        }
        Page<Watched> part = granted(desk.outlook.watch(AGENT, ALL, new Paging(2, null)));
        Page<Watched> rest = granted(desk.outlook.watch(AGENT, ALL, new Paging(2, part.next())));

        assertThat(part.items()).extracting(Watched::holdsFrom).containsExactly(start(3), start(16));
        assertThat(part.items().get(0).accountId()).isEqualTo(due.get(1));
        assertThat(part.items().get(0).avoidedBy()).isEqualTo("payment of everything that is overdue");
        assertThat(rest.items()).extracting(Watched::holdsFrom).containsExactly(start(16), start(30));
        assertThat(rest.next()).isNull();
        assertThat(watched(new Query(null, null, start(16)))).hasSize(1);
        assertThat(watched(new Query(null, Ground.VETTING_REJECTED, null))).isEmpty();
        assertThat(watched(new Query(Cloud.PUBLIC, Ground.BILLING_OVERDUE, null)))
                .hasSize(4);
        assertThat(granted(desk.outlook.watch(GOVERNMENT, ALL, new Paging(9, null)))
                        .items())
                .isEmpty();
        assertThat(refused(desk.outlook.watch(desk.globalAdmin(due.get(0)), ALL, new Paging(9, null))))
                .isEqualTo(Ruling.Why.FORBIDDEN);
        desk.pays(due.get(1), "pay-1", "120.00", "INV-1");
        assertThat(watched(ALL)).hasSize(3);
    }

    @Test
    void the_watch_is_read_along_its_index() {
        String plan = desk.jdbi().withHandle(handle -> {
            handle.execute("set enable_seqscan = off");
            return String.join("\n", handle.createQuery("""
                            explain select holds_from from grounds
                            where state = 'FORESEEN' and holds_from is not null and (holds_from, case_id, ground) > (now(), 'c', 'g')
                            order by holds_from, case_id, ground limit 10""").mapTo(String.class).list());
        });
        assertThat(plan).contains("grounds_foreseen").doesNotContain("Sort");
    }

    private List<Watched> watched(Query query) {
        return granted(desk.outlook.watch(AGENT, query, new Paging(9, null))).items();
    }

    private Supposed suppose(String account, LocalDate day, Hypothesis... facts) {
        return granted(desk.outlook.suppose(AGENT, account, new Supposition(List.of(facts), null, day)));
    }

    private Hypothesis pays(String id, String amount) {
        return now -> new Carried.Paid(new Payment(id, eur(amount), desk.today(), "INV-1"));
    }

    private String fault(String account, Hypothesis... facts) {
        return fault(account, new Supposition(List.of(facts), null, null));
    }

    private String fault(String account, Supposition supposition) {
        Ruling<Supposed> ruling = desk.outlook.suppose(AGENT, account, supposition);
        assertThat(refused(ruling)).isEqualTo(Ruling.Why.UNPROCESSABLE);
        Ruling.Fault fault = ((Ruling.Refused<Supposed>) ruling).faults().get(0);
        return fault.pointer() + " " + fault.detail();
    }

    private Instant start(int daysAhead) {
        return desk.today().plusDays(daysAhead).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
