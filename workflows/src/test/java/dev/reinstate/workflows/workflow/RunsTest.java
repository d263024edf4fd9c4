package dev.reinstate.workflows.workflow;

import static dev.reinstate.workflows.cases.Decision.Kind.REINSTATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.temporal.CaseQueue;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A run carries nothing but the case id: it may end for any reason, and the next one goes on where it was. */
class RunsTest {

    @AutoClose
    private final CaseOnSkippedTime acme = new CaseOnSkippedTime();

    @Test
    void of_two_runs_the_one_that_began_later_wins_and_the_earlier_one_ends() {
        acme.overdueBy(61).timePasses(Duration.ofSeconds(1));
        WorkflowExecution earlier = current();

        WorkflowStub later = acme.anotherRun("case_1");
        acme.awaits(() -> acme.looks() == 2);
        // The signal goes to the earlier run, which finds itself fenced.
        acme.wakes().lost(true);
        acme.pays("120.00");
        acme.stub("case_1").signal("paymentRecorded", "pay_1");
        acme.settles();

        assertThat(acme.history(earlier).last().name()).endsWith("COMPLETED");
        assertThat(acme.diary()).last().isEqualTo("fenced: look");
        assertThat(acme.diaryWith("NUDGE")).isEmpty();

        later.signal("paymentRecorded", "pay_1");
        acme.awaits(() -> !acme.diaryWith("NUDGE").isEmpty());
        assertThat(acme.stage()).isEqualTo(Stage.AWAITING_REQUEST);
    }

    @Test
    void what_a_fenced_run_left_undone_is_done_by_the_run_that_the_relay_starts() {
        acme.overdueBy(61).timePasses(Duration.ofSeconds(1));
        acme.anotherRun("case_1");
        acme.awaits(() -> acme.looks() == 2);
        acme.wakes().lost(true);
        acme.pays("120.00").files().decides(REINSTATE);
        acme.stub("case_1").signal("decided", "dec_2");
        acme.settles();
        assertThat(acme.hold()).isPresent();

        acme.relayMakesItsRound();

        assertThat(acme.hold()).isEmpty();
        assertThat(acme.diaryWith("hold lifted")).hasSize(1);
        assertThat(acme.diaryWith("sent"))
                .containsExactly("sent SUSPENDED to admin@acme.test", "sent REINSTATED to admin@acme.test");
    }

    @Test
    void a_run_ends_only_when_the_case_is_closed_and_no_notice_is_unsent() {
        acme.overdueBy(61).pays("120.00").files();
        acme.mischief().noMailUntil(acme.now().plus(Duration.ofHours(1)));
        acme.decides(REINSTATE);
        assertThat(acme.stage()).isEqualTo(Stage.CLOSED);
        assertThat(acme.history("case_1").last().name()).doesNotEndWith("EXECUTION_COMPLETED");

        acme.timePasses(Duration.ofHours(2)).settles();

        assertThat(acme.history("case_1").last().name()).endsWith("EXECUTION_COMPLETED");
        assertThat(acme.diary()).last().isEqualTo("sent REINSTATED to admin@acme.test");
    }

    @Test
    void a_terminated_run_is_started_again_and_goes_on_where_it_was() {
        acme.overdueBy(44).daysPass(5);
        acme.stub("case_1").terminate("by accident");
        acme.nobodyLooksFor(Duration.ofDays(7));
        assertThat(acme.diaryWith("sent WARNING"))
                .containsExactly(
                        "sent WARNING [30] to admin@acme.test",
                        "sent WARNING [45] to admin@acme.test",
                        "sent WARNING [55] to admin@acme.test");

        acme.daysPass(6).pays("120.00").files().decides(REINSTATE);

        assertThat(acme.daysOf("hold placed")).containsExactly(17L);
        assertThat(acme.file("case_1").outcome()).isEqualTo(Outcome.REINSTATED);
    }

    @Test
    void a_run_that_was_terminated_while_approved_is_replaced_by_one_that_reinstates() {
        acme.overdueBy(61).pays("120.00").files();
        acme.stub("case_1").terminate("by accident");
        acme.wakes().lost(true);
        acme.decides(REINSTATE);
        assertThat(acme.stage()).isEqualTo(Stage.REINSTATING);
        acme.wakes().lost(false);

        acme.relayMakesItsRound();

        assertThat(acme.hold()).isEmpty();
    }

    @Test
    void a_cancel_request_ends_no_case_and_the_run_goes_on() {
        acme.overdueBy(44);
        WorkflowExecution run = current();
        acme.stub("case_1").cancel();
        acme.settles();

        acme.daysPass(17).pays("120.00").files().decides(REINSTATE);

        assertThat(acme.daysOf("hold placed")).containsExactly(17L);
        assertThat(acme.diaryWith("hold ")).containsExactly("hold placed", "hold lifted by decision/dec_2");
        assertThat(acme.diaryWith("sent REINSTATED")).hasSize(1);
        assertThat(current()).isEqualTo(run);
        // It came to its own end; the engine still labels it by what the operator had asked for.
        assertThat(acme.history(run).last().name()).endsWith("EXECUTION_CANCELED");
    }

    @Test
    void a_cancel_request_in_an_outage_of_the_register_stops_no_step() {
        acme.overdueBy(61);
        acme.mischief().awayUntil(acme.now().plus(Duration.ofMinutes(10)));
        acme.meanwhile().records(acme.payment("120.00", "INV-1"));
        acme.timePasses(Duration.ofMinutes(5));
        acme.stub("case_1").cancel();

        acme.timePasses(Duration.ofMinutes(6)).settles();

        assertThat(acme.diaryWith("NUDGE")).hasSize(1);
        assertThat(acme.history("case_1").last().name()).doesNotContain("CANCELED");
    }

    @Test
    void a_wake_of_a_case_that_is_over_starts_a_run_that_looks_and_ends() {
        acme.overdueBy(61).pays("120.00").files().decides(REINSTATE);
        List<String> before = acme.diary();

        acme.relayWakes("case_1");
        acme.settles();

        assertThat(acme.diary()).isEqualTo(before);
        assertThat(acme.history("case_1").size()).isLessThanOrEqualTo(7);
    }

    @Test
    void another_worker_goes_on_with_a_case_that_the_first_one_began() {
        try (CaseOnSkippedTime mortal = CaseOnSkippedTime.onMortalWorkers()) {
            mortal.overdueBy(44).workerIsReplaced().daysPass(17);
            assertThat(mortal.hold()).isPresent();

            mortal.workerIsReplaced().pays("120.00").files().decides(REINSTATE);

            assertThat(mortal.diaryWith("hold ")).containsExactly("hold placed", "hold lifted by decision/dec_2");
        }
    }

    @Test
    void a_long_history_goes_on_in_a_new_run_with_nothing_but_the_case_id() {
        acme.overdueBy(61);
        WorkflowExecution first = current();
        // The engine suggests it at four megabytes.
        for (int i = 0; i < 5; i++) {
            acme.stub("case_1").signal("accountRecorded", "x".repeat(900_000));
            acme.settles();
        }

        assertThat(acme.history(first).last().name()).endsWith("CONTINUED_AS_NEW");
        assertThat(current()).isNotEqualTo(first);
        assertThat(acme.history(current()).input()).isEqualTo("\"case_1\"");

        acme.daysPass(7).pays("120.00").files().decides(REINSTATE);

        assertThat(acme.daysOf("sent REMINDER")).containsExactly(7L);
        assertThat(acme.diaryWith("hold ")).containsExactly("hold placed", "hold lifted by decision/dec_2");
    }

    private WorkflowExecution current() {
        return acme.client()
                .newUntypedWorkflowStub(CaseQueue.workflowId("case_1"))
                .describe()
                .getExecution();
    }
}
