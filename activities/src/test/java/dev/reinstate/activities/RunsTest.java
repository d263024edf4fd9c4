package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.contract.DecisionStep;
import dev.reinstate.workflows.contract.Look;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.ports.Delivery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The steps of a case: which run may write, and what a reinstatement still checks at its commit. */
class RunsTest {

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void a_run_that_began_earlier_than_the_current_one_writes_nothing_and_ends() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 61);
        Step earlier = desk.run(account, "r1", 100);
        Step later = desk.run(account, "r2", 200);
        desk.register.look(earlier);
        Look seen = desk.register.look(later);
        Map<String, Object> before = everything();

        assertThat(desk.register.look(earlier)).isEqualTo(Look.nothingLeft());
        assertThat(desk.register.placeHold(earlier)).isEqualTo(Look.nothingLeft());

        assertThat(everything()).isEqualTo(before);
        assertThat(seen.holdOwed()).isTrue();
        assertThat(desk.register.placeHold(later).holdOwed()).isFalse();
        assertThat(desk.count("select count(*) from holds")).isOne();
    }

    @Test
    void a_zombie_sends_no_letter_and_records_none() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 31);
        Step earlier = desk.run(account, "r1", 100);
        List<String> due = desk.register.look(earlier).notices();
        assertThat(due).hasSize(1);
        desk.register.look(desk.run(account, "r2", 200));
        NoticeStep late = new NoticeStep(earlier, due.get(0));
        Map<String, Object> before = everything();

        assertThat(desk.register.letter(late)).isEmpty();
        assertThat(desk.register.delivered(late, Delivery.sent())).isEqualTo(Look.nothingLeft());

        assertThat(everything()).isEqualTo(before);
        assertThat(desk.register.letter(new NoticeStep(desk.run(account, "r2", 200), due.get(0))))
                .isPresent();
    }

    @Test
    void a_zombie_does_not_swallow_a_wake() {
        String account = desk.suspended();
        desk.register.look(desk.run(account, "r2", 200));
        desk.pays(account, "pay-1", "120.00", "INV-1");
        assertThat(desk.count("select wanted - seen from cases")).isOne();

        desk.register.look(desk.run(account, "r1", 100));

        assertThat(desk.count("select wanted - seen from cases")).isOne();
    }

    @Test
    void a_lost_answer_is_harmless_because_each_look_is_the_whole_state() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 61);
        Step run = desk.run(account, "r1", 100);

        Look first = desk.register.placeHold(run);
        Look again = desk.register.placeHold(run);

        assertThat(again.stage()).isEqualTo(first.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(again.notices()).isEqualTo(first.notices());
        assertThat(desk.count("select count(*) from holds")).isOne();
        assertThat(desk.count("select count(*) from account_events where kind = 'HOLD_PLACED'"))
                .isOne();
    }

    @Test
    void a_payment_reversed_just_before_the_commit_stops_the_reinstatement() {
        String account = approved();
        Step run = desk.run(account, "r1", 100);
        String decision = desk.register.look(run).approvedBy();
        desk.takesBack(account, "pay-1");

        Look look = desk.register.reinstate(new DecisionStep(run, decision));

        assertThat(look.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(desk.count("select count(*) from holds where lifted_at is null"))
                .isOne();
        assertThat(desk.count("select count(*) from account_events where kind = 'HOLD_LIFTED'"))
                .isZero();
    }

    @Test
    void an_approval_is_carried_out_once_however_often_it_is_tried() {
        String account = approved();
        Step run = desk.run(account, "r1", 100);
        String decision = desk.register.look(run).approvedBy();

        desk.register.reinstate(new DecisionStep(run, decision));
        Look again = desk.register.reinstate(new DecisionStep(run, decision));

        assertThat(again.stage()).isEqualTo(Stage.CLOSED);
        assertThat(desk.count("select count(*) from account_events where kind = 'HOLD_LIFTED'"))
                .isOne();
        assertThat(desk.count("select count(*) from notices where kind = 'REINSTATED'"))
                .isOne();
    }

    @Test
    void a_decision_that_is_not_the_one_that_stands_reinstates_nobody() {
        String account = approved();
        Step run = desk.run(account, "r1", 100);

        desk.register.reinstate(new DecisionStep(run, "dec_forged"));

        assertThat(desk.count("select count(*) from holds where lifted_at is null"))
                .isOne();
    }

    @Test
    void a_run_of_a_case_that_the_register_does_not_know_ends_by_itself_and_writes_nothing() {
        desk.suspended();
        Step stranger = new Step("case_of-a-lost-future", "r9", 900);
        Map<String, Object> before = everything();

        assertThat(desk.register.look(stranger)).isEqualTo(Look.nothingLeft());
        assertThat(desk.register.placeHold(stranger)).isEqualTo(Look.nothingLeft());
        assertThat(desk.register.reinstate(new DecisionStep(stranger, "dec_1"))).isEqualTo(Look.nothingLeft());
        NoticeStep notice = new NoticeStep(stranger, "ntc_1");
        assertThat(desk.register.letter(notice)).isEmpty();
        assertThat(desk.register.delivered(notice, Delivery.sent())).isEqualTo(Look.nothingLeft());

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void a_notice_that_the_register_does_not_know_is_not_sent_and_the_case_looks() {
        String account = desk.suspended();
        NoticeStep notice = new NoticeStep(desk.run(account, "r1", 100), "ntc_of-a-lost-future");

        assertThat(desk.register.letter(notice)).isEmpty();
        assertThat(desk.register.delivered(notice, Delivery.sent()).stage()).isEqualTo(Stage.AWAITING_REMEDY);
    }

    private String approved() {
        String account = desk.suspended();
        desk.pays(account, "pay-1", "120.00", "INV-1");
        desk.files(account);
        desk.decides(account, Decision.Kind.REINSTATE);
        return account;
    }

    /** All that a step could have written. */
    private Map<String, Object> everything() {
        return desk.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select (select string_agg(c::text, '|') from cases c) as cases,
                               (select string_agg(n::text, '|' order by id) from notices n) as notices,
                               (select count(*) from holds) as holds,
                               (select string_agg(last_at::text, '|' order by id) from accounts) as instants,
                               (select count(*) from account_events) as events""").mapToMap().one());
    }
}
