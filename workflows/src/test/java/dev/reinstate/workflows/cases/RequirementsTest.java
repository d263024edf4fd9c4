package dev.reinstate.workflows.cases;

import static dev.reinstate.workflows.cases.Cast.ACME;
import static dev.reinstate.workflows.cases.Cast.NOON;
import static dev.reinstate.workflows.cases.Cast.TODAY;
import static dev.reinstate.workflows.cases.Cast.money;
import static dev.reinstate.workflows.cases.Cast.overdueBy;
import static dev.reinstate.workflows.cases.Cast.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is due now, what will be and when, what is being checked; with the evidence, the remedy and who must act. */
class RequirementsTest {

    private static final Links LINKS = new Links(
            "https://support.example.test",
            "https://billing.example.test",
            "https://profile.example.test",
            "https://enrol.example.test");

    @Test
    void a_foreseen_ground_says_from_when_it_will_hold() {
        List<Requirement> requirements = of(Story.of(ACME).records(overdueBy(40)));

        assertThat(requirements).hasSize(1);
        assertThat(requirements.get(0).id()).isEqualTo("billing-overdue");
        assertThat(requirements.get(0).state()).isEqualTo(Requirement.State.FORESEEN);
        assertThat(requirements.get(0).dueAt()).isEqualTo(ACME.startOf(TODAY.plusDays(21)));
    }

    @Test
    void a_suspended_account_owes_the_payment_and_the_request() {
        List<Requirement> requirements = of(TheWayBackTest.suspended());

        assertThat(requirements)
                .extracting(Requirement::id, Requirement::state, Requirement::dueAt)
                .containsExactly(
                        tuple("billing-overdue", Requirement.State.DUE, ACME.startOf(TODAY)),
                        tuple("support-request", Requirement.State.DUE, NOON));
    }

    @Test
    void a_paid_ground_is_cleared_and_a_filed_request_is_being_checked() {
        Story story = TheWayBackTest.suspended()
                .records(payment("pay_1", "120.00 EUR", "INV-1"))
                .files("gina");

        assertThat(of(story))
                .extracting(Requirement::state)
                .containsExactly(Requirement.State.CLEARED, Requirement.State.BEING_CHECKED);
    }

    @Test
    void the_evidence_is_everything_overdue_oldest_first_with_what_is_left_to_pay() {
        Story story = Story.of(ACME)
                .records(overdueBy(5, "INV-2"), overdueBy(61), overdueBy(0, "INV-3"), overdueBy(-5, "INV-4"))
                .records(payment("pay_1", "100.00 EUR", "INV-1"))
                .settles();

        assertThat(of(story).get(0).evidence().invoices())
                .containsExactly(
                        new Evidence.OverdueInvoice("INV-1", TODAY.minusDays(61), 61, money("20.00 EUR"), null),
                        new Evidence.OverdueInvoice("INV-2", TODAY.minusDays(5), 5, money("120.00 EUR"), null));
    }

    @Test
    void the_evidence_of_a_cleared_ground_is_the_invoice_it_hung_on() {
        Story story = TheWayBackTest.suspended().records(payment("pay_1", "120.00 EUR", "INV-1"));

        assertThat(of(story).get(0).evidence().invoices())
                .containsExactly(
                        new Evidence.OverdueInvoice("INV-1", TODAY.minusDays(61), 61, money("0.00 EUR"), null));
    }

    @Test
    void at_every_step_support_can_be_contacted() {
        for (Story story : List.of(
                Story.of(ACME).records(overdueBy(40)),
                TheWayBackTest.suspended(),
                TheWayBackTest.suspended().records(payment("pay_1", "120.00 EUR", "INV-1")))) {
            assertThat(of(story))
                    .isNotEmpty()
                    .allSatisfy(requirement -> assertThat(requirement.remedies())
                            .extracting(Requirement.Remedy::link)
                            .contains(LINKS.support()));
        }
    }

    @Test
    void the_bill_is_paid_where_the_deployment_says() {
        assertThat(of(TheWayBackTest.suspended()).get(0).remedies())
                .extracting(Requirement.Remedy::link, Requirement.Remedy::actor)
                .contains(tuple(LINKS.billing(), Requirement.Who.BILLING_ADMIN));
    }

    private static List<Requirement> of(Story story) {
        Derived derived = Derivation.derive(story.facts(), story.now(), "time");
        return Standing.of(story.facts(), derived, LINKS).requirements();
    }
}
