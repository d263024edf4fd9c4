package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.contract.CaseSteps;
import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.contract.Look;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import org.junit.jupiter.api.Test;

/** What the steps of a case promise to its workflow, on whatever {@link Register} they are. */
public abstract class StepsContract extends Contract {

    private CaseSteps steps(String account) {
        return scene().steps(account);
    }

    private Step run(String account) {
        return new Step(play().caseOf(account), "r1", 100);
    }

    /** A ground holds, and no run has begun. */
    private String holdOwed() {
        String account = play().account();
        play().bills(account, play().overdueBy(61));
        return account;
    }

    private boolean held(String account) {
        return granted(scene().standings().standing(People.AGENT, account, Standings.Freshness.EXACT))
                        .hold()
                != null;
    }

    /** But for how long it is until the next look, which passes meanwhile. */
    private static Look still(Look look) {
        return new Look(look.stage(), look.holdOwed(), look.approvedBy(), look.notices(), null, look.over());
    }

    private String approved(String account) {
        return granted(play().decides(People.AGENT, play().caseOf(account), Decision.Kind.REINSTATE))
                .decision()
                .id();
    }

    @Test
    void a_look_is_the_whole_state_however_often_it_is_taken() {
        String account = holdOwed();
        Look first = steps(account).look(run(account));
        assertThat(first.stage()).isEqualTo(Stage.DETECTED);
        assertThat(first.holdOwed()).isTrue();
        assertThat(first.over()).isFalse();
        assertThat(still(steps(account).look(run(account)))).isEqualTo(still(first));
    }

    @Test
    void a_hold_is_placed_once() {
        String account = holdOwed();
        Look placed = steps(account).placeHold(run(account));
        assertThat(placed.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(held(account)).isTrue();
        CaseView before = play().view(play().caseOf(account));
        assertThat(still(steps(account).placeHold(run(account)))).isEqualTo(still(placed));
        assertThat(play().view(before.id()).holdPlacedAt()).isEqualTo(before.holdPlacedAt());
    }

    @Test
    void no_hold_is_placed_where_everything_was_paid_meanwhile() {
        String account = holdOwed();
        Step run = run(account);
        steps(account).look(run);
        granted(scene().ledger()
                .record(People.BILLING, once(), account, play().payment("pay-1", Play.TOTAL, Play.INVOICE)));
        Look look = steps(account).placeHold(run);
        assertThat(look.stage()).isEqualTo(Stage.CLOSED);
        assertThat(held(account)).isFalse();
        assertThat(play().view(run.caseId()).outcome()).isEqualTo(Outcome.NEVER_SUSPENDED);
    }

    @Test
    void what_is_approved_is_reinstated_once() {
        String account = play().underReview();
        Step run = run(account);
        String decision = approved(account);
        assertThat(steps(account).look(run).approvedBy()).isEqualTo(decision);
        Look done = steps(account).reinstate(new DecisionStep(run, decision));
        assertThat(done.stage()).isEqualTo(Stage.CLOSED);
        assertThat(held(account)).isFalse();
        assertThat(still(steps(account).reinstate(new DecisionStep(run, decision))))
                .isEqualTo(still(done));
        assertThat(play().view(run.caseId()).outcome()).isEqualTo(Outcome.REINSTATED);
    }

    @Test
    void a_payment_reversed_after_the_approval_stops_the_reinstatement() {
        String account = play().suspended();
        granted(scene().ledger()
                .record(People.BILLING, once(), account, play().payment("pay-1", Play.TOTAL, Play.INVOICE)));
        Step run = run(account);
        granted(scene().rulings().request(People.adminOf(account), once(), run.caseId(), "We have paid.", null));
        String decision = approved(account);
        Reversal reversal = new Reversal("rev-1", "pay-1", play().today());
        granted(scene().ledger().record(People.BILLING, once(), account, reversal, null));

        Look look = steps(account).reinstate(new DecisionStep(run, decision));
        assertThat(look.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(look.approvedBy()).isNull();
        assertThat(held(account)).isTrue();
    }

    @Test
    void a_decision_that_there_is_not_reinstates_nobody() {
        String account = play().underReview();
        approved(account);
        Look look = steps(account).reinstate(new DecisionStep(run(account), "dec_of_nobody"));
        assertThat(look.stage()).isEqualTo(Stage.REINSTATING);
        assertThat(held(account)).isTrue();
    }

    @Test
    void each_notice_goes_out_once() {
        String account = holdOwed();
        Step run = run(account);
        Look placed = steps(account).placeHold(run);
        assertThat(placed.notices()).isNotEmpty();
        NoticeStep notice = new NoticeStep(run, placed.notices().get(0));
        assertThat(steps(account).send(notice).notices()).doesNotContain(notice.noticeId());
        steps(account).send(notice);
        assertThat(granted(scene().accounts().notices(People.AGENT, account, new Paging(Paging.MOST, null)))
                        .items())
                .filteredOn(view -> view.id().equals(notice.noticeId()))
                .singleElement()
                .satisfies(view -> {
                    assertThat(view.state()).isEqualTo(NoticeView.State.SENT);
                    assertThat(view.tries()).isEqualTo(1);
                });
    }

    @Test
    void a_run_that_began_earlier_than_the_cases_own_writes_nothing_and_ends() {
        String account = holdOwed();
        Step zombie = run(account);
        Step current = new Step(zombie.caseId(), "r2", 200);
        steps(account).look(current);
        assertThat(steps(account).placeHold(zombie)).isEqualTo(Look.nothingLeft());
        assertThat(held(account)).isFalse();
        assertThat(steps(account).placeHold(current).over()).isFalse();
        assertThat(held(account)).isTrue();
    }
}
