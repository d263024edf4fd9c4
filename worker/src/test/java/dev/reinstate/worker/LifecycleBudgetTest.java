package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a case may cost, on a real engine. */
@Timeout(60)
class LifecycleBudgetTest {

    private static final int EVENTS = 28;
    private static final int WORKFLOW_TASKS = 4;
    private static final int BILLABLE_ACTIONS = 9;

    @RegisterExtension
    static final Town town = Town.onTheDevServer();

    @Test
    void a_whole_life_stays_within_the_budget() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        partner.pays("pay-1", "20.00", "INV-1");
        partner.pays("pay-2", "100.00", "INV-1").isTold("NUDGE");
        partner.files().comesTo("UNDER_REVIEW");
        asleep(partner);
        partner.decides(Partner.AGENT, "REINSTATE").is(201);
        partner.comesTo("CLOSED").isTold("REINSTATED");

        History life = Awaiting.until("the run ends", () -> history(partner), History::completed);
        System.out.println("a whole life: " + life);
        assertThat(life.signals())
                .as("a signal for each fact that makes something due, and none of the relay's")
                .containsOnlyOnce("paymentRecorded", "decided")
                .isSubsetOf("paymentRecorded", "supportRequested", "decided");
        assertThat(life.size()).isLessThanOrEqualTo(EVENTS);
        assertThat(life.workflowTasks()).isLessThanOrEqualTo(WORKFLOW_TASKS);
        assertThat(life.billableActions()).isLessThanOrEqualTo(BILLABLE_ACTIONS);
    }

    @Test
    void a_payment_that_changes_only_the_balance_wakes_no_one() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        int before = asleep(partner).size();

        partner.pays("pay-1", "20.00", "INV-1");

        assertThat(wanted(partner)).isZero();
        assertThat(asleep(partner).size()).isEqualTo(before);
    }

    @Test
    void paying_the_older_of_two_invoices_re_anchors_and_wakes_no_one() {
        Partner partner = town.partner()
                .owes("OLD", "100.00", 61)
                .owes("NEW", "50.00", 20)
                .isSuspended();
        int before = asleep(partner).size();

        partner.pays("pay-1", "100.00", "OLD");

        assertThat(partner.ground().path("anchor").asText()).isEqualTo("NEW");
        assertThat(partner.happened(partner.caseId(), "GROUND_RE_ANCHORED")).hasSize(1);
        assertThat(wanted(partner)).isZero();
        assertThat(asleep(partner).size()).isEqualTo(before);
    }

    @Test
    void a_burst_of_facts_costs_few_looks_and_loses_nothing() {
        Partner partner = town.partner().owes("INV-1", "120.00", 61).isSuspended();
        asleep(partner);
        partner.files();
        for (int i = 0; i < 12; i++) {
            partner.pays("pay-" + i, "10.00", "INV-1");
        }

        partner.comesTo("UNDER_REVIEW");
        assertThat(asleep(partner).signals()).isSubsetOf(List.of("supportRequested", "paymentRecorded"));
        assertThat(history(partner).signals()).hasSizeLessThanOrEqualTo(2);
    }

    /** Once it has looked at all that it was wanted for, and its task is done. */
    private static History asleep(Partner partner) {
        return Awaiting.until(
                partner.id() + " sleeps", () -> history(partner), now -> wanted(partner) == 0 && now.asleep());
    }

    private static long wanted(Partner partner) {
        return town.count(
                "select coalesce(sum(wanted - seen), 0) from cases where account_id = '%s'".formatted(partner.id()));
    }

    private static History history(Partner partner) {
        return History.of(town.demo().client(), partner.caseId());
    }
}
