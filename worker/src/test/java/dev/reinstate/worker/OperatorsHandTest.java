package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.worker.demo.RunningDemo;
import dev.reinstate.worker.embedded.EmbeddedPostgres;
import dev.reinstate.worker.reconcile.Reconcile;
import dev.reinstate.worker.reconcile.Report;
import dev.reinstate.worker.reconcile.Stores;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator can do to a run in Temporal's own tools, on the dev server: none of it ends a case. */
@Timeout(180)
class OperatorsHandTest {

    @RegisterExtension
    static final Town town = Town.onTheDevServer();

    private final List<String> told = new ArrayList<>();

    @Test
    void a_cancelled_run_goes_on_as_if_nothing_had_been_asked() {
        Partner partner = suspended();
        String run = run(partner);

        stub(partner).cancel();
        Awaiting.until(
                "the request arrives",
                () -> history(partner),
                events -> events.contains(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED));

        assertThat(reconcile().differs()).as("%s", told).isFalse();
        partner.goesTheWayBack("pay-1", "120.00", "INV-1").isTold("REINSTATED");
        assertThat(run(partner)).isEqualTo(run);
    }

    @Test
    void a_terminated_run_is_started_again_by_reconcile_and_goes_on_where_it_was() {
        Partner partner = suspended();
        String run = run(partner);
        stub(partner).terminate("by accident");

        Report report = reconcile();

        assertThat(told)
                .filteredOn(line -> line.contains(partner.id()))
                .singleElement()
                .asString()
                .contains("register says open")
                .contains("TERMINATED run " + run)
                .endsWith("started");
        assertThat(report.leavesWork()).as("%s", told).isFalse();
        assertThat(describe(partner).getStatus()).isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
        assertThat(reconcile().differs()).as("%s", told).isFalse();
        partner.goesTheWayBack("pay-1", "120.00", "INV-1").isTold("REINSTATED");
    }

    @Test
    void a_run_that_was_reset_to_its_beginning_places_no_second_hold_and_sends_no_letter_again() {
        Partner partner = suspended();
        String run = run(partner);
        reset(partner, run);

        Awaiting.until("the new run looks", () -> run(partner), now -> !now.equals(run));
        assertThat(reconcile().differs()).as("%s", told).isFalse();

        partner.goesTheWayBack("pay-1", "120.00", "INV-1").isTold("REINSTATED");
        assertThat(partner.sent("SUSPENDED")).hasSize(1);
        assertThat(town.count("select count(*) from holds where account_id = '%s'".formatted(partner.id())))
                .isOne();
    }

    @Test
    void a_run_that_an_operator_starts_for_a_finished_case_looks_and_ends() {
        Partner partner = suspended().goesTheWayBack("pay-1", "120.00", "INV-1").isTold("REINSTATED");
        Awaiting.until(
                "the run ends",
                () -> describe(partner).getStatus(),
                status -> status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
        reset(partner, run(partner));

        Awaiting.until(
                "the run ends again",
                () -> describe(partner).getStatus(),
                status -> status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);

        assertThat(reconcile().differs()).as("%s", told).isFalse();
        assertThat(partner.sent("REINSTATED")).hasSize(1);
    }

    private static Partner suspended() {
        return town.partner().owes("INV-1", "120.00", 61).isSuspended().sleeps();
    }

    private Report reconcile() {
        RunningDemo demo = RunningDemo.in(town.demo().data());
        StoreSettings register = new StoreSettings(
                demo.jdbcUrl(),
                EmbeddedPostgres.USER,
                EmbeddedPostgres.passwordIn(town.demo().data()),
                3);
        told.clear();
        try (Stores stores = new Stores(
                Database.connect(register),
                town.demo().engine()::stubsOptions,
                town.demo().engine().namespace())) {
            return stores.reconcile(new Reconcile.Settings(Duration.ofDays(30), false, false), told::add, line -> {});
        }
    }

    private static void reset(Partner partner, String run) {
        WorkflowClient client = town.demo().client();
        long firstTask = client.fetchHistory("case/" + partner.caseId(), run).getEvents().stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
                .findFirst()
                .orElseThrow()
                .getEventId();
        client.getWorkflowServiceStubs()
                .blockingStub()
                .resetWorkflowExecution(ResetWorkflowExecutionRequest.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setWorkflowExecution(client.newUntypedWorkflowStub("case/" + partner.caseId())
                                .describe()
                                .getExecution())
                        .setReason("by an operator")
                        .setRequestId(UUID.randomUUID().toString())
                        .setWorkflowTaskFinishEventId(firstTask)
                        .build());
    }

    private static List<EventType> history(Partner partner) {
        return town.demo().client().fetchHistory("case/" + partner.caseId()).getEvents().stream()
                .map(io.temporal.api.history.v1.HistoryEvent::getEventType)
                .toList();
    }

    private static WorkflowStub stub(Partner partner) {
        return town.demo().client().newUntypedWorkflowStub("case/" + partner.caseId());
    }

    private static WorkflowExecutionDescription describe(Partner partner) {
        return stub(partner).describe();
    }

    private static String run(Partner partner) {
        return town.text("select run_id from cases where account_id = '%s'".formatted(partner.id()));
    }
}
