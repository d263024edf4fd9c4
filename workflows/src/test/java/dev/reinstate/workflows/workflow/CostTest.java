package dev.reinstate.workflows.workflow;

import static dev.reinstate.workflows.cases.Decision.Kind.REINSTATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Outcome;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Every event is stored and every task is paid for: what a case may cost the engine. */
class CostTest {

    @AutoClose
    private final CaseOnSkippedTime acme = new CaseOnSkippedTime();

    @Test
    void a_suspension_and_the_way_back_cost_28_events_and_4_workflow_tasks_at_most() {
        acme.overdueBy(61)
                .daysPass(2)
                .pays("50.00")
                .daysPass(1)
                .pays("70.00")
                .daysPass(1)
                .files()
                .decides(REINSTATE);

        assertThat(acme.file("case_1").outcome()).isEqualTo(Outcome.REINSTATED);
        assertThat(acme.diaryWith("sent")).hasSize(3);
        printed("suspended, paid, requested, reinstated");
        assertThat(acme.history("case_1").size()).isLessThanOrEqualTo(28);
        assertThat(acme.history("case_1").workflowTasks()).isLessThanOrEqualTo(4);
        assertThat(acme.history("case_1").signals()).isEqualTo(2);
    }

    @Test
    void a_warning_before_it_costs_one_task_and_7_events_more() {
        acme.overdueBy(59)
                .daysPass(3)
                .pays("50.00")
                .daysPass(1)
                .pays("70.00")
                .files()
                .decides(REINSTATE);

        assertThat(acme.diaryWith("sent")).hasSize(4);
        printed("warned, suspended, paid, requested, reinstated");
        assertThat(acme.history("case_1").size()).isLessThanOrEqualTo(28 + 7);
        assertThat(acme.history("case_1").workflowTasks()).isLessThanOrEqualTo(4);
    }

    @Test
    void a_case_that_is_never_suspended_costs_15_events_at_most() {
        acme.overdueBy(44).pays("120.00");

        assertThat(acme.file("case_1").outcome()).isEqualTo(Outcome.NEVER_SUSPENDED);
        printed("warned and paid");
        assertThat(acme.history("case_1").size()).isLessThanOrEqualTo(15);
    }

    @Test
    void a_quiet_year_costs_7_events_a_reminder() {
        acme.overdueBy(61).daysPass(28);
        int before = acme.history("case_1").size();
        acme.daysPass(360);

        assertThat(acme.diaryWith("sent REMINDER")).hasSize(15);
        printed("a year of silence");
        assertThat(acme.history("case_1").size() - before).isLessThanOrEqualTo(12 * 7);
    }

    private void printed(String what) {
        History history = acme.history("case_1");
        System.out.println(what + ": " + history.size() + " events, " + history.workflowTasks() + " workflow tasks, "
                + history.signals() + " signals, " + history.timersStarted() + " timers");
    }
}
