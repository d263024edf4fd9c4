package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Foreseen;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Payment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the {@link Outlook} promises. */
public abstract class OutlookContract extends Contract {

    private Outlook outlook() {
        return scene().outlook();
    }

    private static Outlook.Supposition nothingUntil(@Nullable Instant at) {
        return new Outlook.Supposition(List.of(), at, null);
    }

    private Outlook.Supposition paid(Payment payment) {
        return new Outlook.Supposition(List.of(now -> new Carried.Paid(payment)), null, null);
    }

    private List<String> watched(Outlook.Query query) {
        List<Outlook.Watched> whole = inPartsOf(Paging.MOST, paging -> outlook().watch(People.AGENT, query, paging));
        assertThat(inPartsOf(2, paging -> outlook().watch(People.AGENT, query, paging)))
                .isEqualTo(whole);
        return whole.stream()
                .map(Outlook.Watched::accountId)
                .filter(id -> id.startsWith(play().mark()))
                .toList();
    }

    private String foreseen(int daysOverdue) {
        String account = play().account();
        play().bills(account, play().overdueBy(daysOverdue));
        return account;
    }

    @Test
    void a_case_is_explained_to_whoever_may_see_it() {
        String account = play().suspended();
        String caseId = play().caseOf(account);
        assertThat(granted(outlook().explain(People.AGENT, caseId)).grounds()).hasSize(1);
        granted(outlook().explain(People.adminOf(account), caseId));
        isHiddenFrom(
                List.of(People.STRANGER, People.AGENT_OF_GOVERNMENT),
                actor -> outlook().explain(actor, caseId));
        isForbiddenTo(
                List.of(People.BILLING, People.contact(account, ContactRole.OTHER)),
                actor -> outlook().explain(actor, caseId));
        isNotFound(outlook().explain(People.AGENT, "case_of_nobody"));
    }

    @Test
    void what_time_alone_would_do_is_told_in_order_and_not_done() {
        String account = foreseen(31);
        CaseTag before = play().view(play().caseOf(account)).tag();
        Instant later = scene().now().plus(Duration.ofDays(40));
        Outlook.Supposed supposed = granted(outlook().suppose(People.AGENT, account, nothingUntil(later)));
        assertThat(supposed.steps())
                .extracting(Foreseen::what)
                .contains(Foreseen.What.GROUND_HOLDS, Foreseen.What.HOLD_PLACED);
        assertThat(supposed.steps()).extracting(Foreseen::at).isSorted();
        assertThat(play().view(play().caseOf(account)).tag()).isEqualTo(before);
    }

    @Test
    void what_a_fact_would_do_is_told_and_the_fact_is_not_recorded() {
        String account = foreseen(31);
        Payment all = play().payment("pay-1", Play.TOTAL, Play.INVOICE);
        assertThat(granted(outlook().suppose(People.AGENT, account, paid(all))).steps())
                .extracting(Foreseen::what)
                .contains(Foreseen.What.GROUND_CLEARED);
        assertThat(granted(scene().ledger().record(People.BILLING, once(), account, all))
                        .how())
                .isEqualTo(Recorded.How.NEW);
    }

    @Test
    void what_the_register_would_refuse_is_refused_with_its_place() {
        String account = foreseen(31);
        Payment dollars = new Payment(
                "pay-1", dev.reinstate.workflows.cases.Money.of("1.00", "USD"), play().today(), Play.INVOICE);
        assertThat(fault(account, paid(dollars))).isEqualTo("/facts/0");
        assertThat(fault(account, nothingUntil(scene().now().minusSeconds(60)))).isEqualTo("/at");
        assertThat(fault(account, nothingUntil(scene().now().plus(Duration.ofDays(4000)))))
                .isEqualTo("/at");
    }

    private String fault(String account, Outlook.Supposition supposition) {
        Ruling<Outlook.Supposed> ruling = outlook().suppose(People.AGENT, account, supposition);
        assertThat(refused(ruling)).isEqualTo(Ruling.Why.UNPROCESSABLE);
        return ((Ruling.Refused<?>) ruling).faults().get(0).pointer();
    }

    @Test
    void a_supposition_is_for_whoever_may_see_the_account() {
        String account = play().account();
        Outlook.Supposition nothing = nothingUntil(null);
        granted(outlook().suppose(People.adminOf(account), account, nothing));
        isHiddenFrom(
                List.of(People.STRANGER, People.AGENT_OF_GOVERNMENT),
                actor -> outlook().suppose(actor, account, nothing));
        isForbiddenTo(
                List.of(People.BILLING, People.contact(account, ContactRole.OTHER)),
                actor -> outlook().suppose(actor, account, nothing));
        isNotFound(outlook().suppose(People.AGENT, play().nextId(), nothing));
    }

    @Test
    void the_watch_has_those_who_will_be_suspended_soonest_first() {
        String later = foreseen(31);
        String sooner = foreseen(50);
        String paid = foreseen(40);
        play().pays(paid);
        play().suspended();
        play().account();
        assertThat(watched(new Outlook.Query(null, null, null))).containsExactly(sooner, later);
        assertThat(watched(new Outlook.Query(Cloud.PUBLIC, Ground.BILLING_OVERDUE, null)))
                .containsExactly(sooner, later);
        assertThat(watched(new Outlook.Query(null, Ground.ABUSE, null))).isEmpty();
        assertThat(watched(new Outlook.Query(Cloud.US_GOVERNMENT, null, null))).isEmpty();
        assertThat(watched(new Outlook.Query(null, null, scene().now().plus(Duration.ofDays(15)))))
                .containsExactly(sooner);
    }

    @Test
    void the_watch_is_for_staff_of_the_cloud() {
        foreseen(31);
        Outlook.Query every = new Outlook.Query(null, null, null);
        assertThat(granted(outlook().watch(People.AGENT_OF_GOVERNMENT, every, new Paging(5, null)))
                        .items())
                .isEmpty();
        isForbiddenTo(
                List.of(People.BILLING, People.STRANGER), actor -> outlook().watch(actor, every, new Paging(5, null)));
    }
}
