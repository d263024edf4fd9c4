package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Task;
import dev.reinstate.workflows.ports.Tasks.State;
import dev.reinstate.workflows.ports.Tasks.TaskView;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Tasks} promise. */
public abstract class TasksContract extends Contract {

    private Tasks tasks() {
        return scene().tasks();
    }

    private List<TaskView> listed(String account) {
        return listed(account, null, null);
    }

    private List<TaskView> listed(String account, Task.@Nullable Kind kind, @Nullable State state) {
        return list(paging -> tasks().list(People.AGENT, new Tasks.Query(kind, state, account), paging));
    }

    private TaskView only(String account) {
        assertThat(listed(account)).hasSize(1);
        return listed(account).get(0);
    }

    private String quarantined() {
        String account = play().account();
        play().bills(account, play().withoutDueDate("INV-8"));
        return account;
    }

    private void cures(String account) {
        Invoice cured = play().withoutDueDate("INV-8").dueOn(play().today());
        play().bills(account, cured);
    }

    private TaskView does(String taskId) {
        return granted(tasks().done(People.AGENT, once(), taskId, "Asked them."));
    }

    @Test
    void what_no_rule_settles_is_a_task_with_a_day_until_which_it_may_stay_open() {
        String account = quarantined();
        TaskView task = only(account);
        assertThat(task.accountId()).isEqualTo(account);
        assertThat(task.kind()).isEqualTo(Task.Kind.NO_DUE_DATE);
        assertThat(task.subject()).isEqualTo("INV-8");
        assertThat(task.state()).isEqualTo(State.OPEN);
        assertThat(task.dueAt()).isAfter(task.since());
        assertThat(task.late()).isFalse();
        assertThat(task.endedAt()).isNull();
    }

    @Test
    void a_task_closes_itself_when_its_cause_goes() {
        String account = quarantined();
        cures(account);
        TaskView closed = only(account);
        assertThat(closed.state()).isEqualTo(State.CLOSED);
        assertThat(closed.endedAt()).isNotNull();
        assertThat(closed.dueAt()).isNull();
        assertThat(closed.late()).isFalse();
    }

    @Test
    void a_person_says_that_it_is_done_and_it_stays_done_while_its_cause_stands() {
        String account = quarantined();
        TaskView done = does(only(account).id());
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.endedBy()).isEqualTo(People.AGENT.id());
        assertThat(done.note()).isEqualTo("Asked them.");
        assertThat(done.dueAt()).isNull();
        play().bills(account, play().overdueBy(1));
        assertThat(only(account)).isEqualTo(done);
    }

    @Test
    void what_is_over_is_not_done_again() {
        String account = quarantined();
        does(only(account).id());
        isAgainstTheRules(tasks().done(People.AGENT, once(), only(account).id(), null));

        String cured = quarantined();
        cures(cured);
        isAgainstTheRules(tasks().done(People.AGENT, once(), only(cured).id(), null));
    }

    @Test
    void it_is_done_once_for_each_key() {
        String id = only(quarantined()).id();
        happensOnce(once -> tasks().done(People.AGENT, once, id, "Asked them."));
    }

    @Test
    void who_may_not_is_told_so_and_who_may_elsewhere_is_told_nothing() {
        String account = quarantined();
        String id = only(account).id();
        isForbiddenTo(
                List.of(People.BILLING, People.ENGINEER, People.TRUST, People.adminOf(account), People.STRANGER),
                actor -> tasks().done(actor, once(), id, null));
        isHiddenFrom(List.of(People.AGENT_OF_GOVERNMENT), actor -> tasks().done(actor, once(), id, null));
        isNotFound(tasks().done(People.AGENT, once(), "tsk_of_nobody", null));
        Tasks.Query query = new Tasks.Query(null, null, account);
        isForbiddenTo(
                List.of(People.BILLING, People.adminOf(account), People.contact(account, ContactRole.OTHER)),
                actor -> tasks().list(actor, query, new Paging(1, null)));
        assertThat(granted(tasks().list(People.AGENT_OF_GOVERNMENT, query, new Paging(1, null)))
                        .items())
                .isEmpty();
        assertThat(only(account).state()).isEqualTo(State.OPEN);
    }

    @Test
    void tasks_come_oldest_first_and_narrowed_by_what_is_asked_for() {
        String account = quarantined();
        play().bills(account, play().withoutDueDate("INV-9"));
        granted(scene().ledger().record(People.BILLING, once(), account, play().payment("pay-1", "5.00", null)));
        List<TaskView> all = listed(account);
        assertThat(all).extracting(TaskView::subject).contains("INV-8", "INV-9");
        assertThat(all).isSortedAccordingTo(Comparator.comparing(TaskView::since));

        does(all.get(0).id());
        assertThat(listed(account, null, State.DONE))
                .extracting(TaskView::id)
                .containsExactly(all.get(0).id());
        assertThat(listed(account, Task.Kind.NO_DUE_DATE, State.OPEN))
                .extracting(TaskView::subject)
                .containsExactly("INV-9");
        assertThat(listed(account, Task.Kind.DISPUTE, null)).isEmpty();
    }
}
