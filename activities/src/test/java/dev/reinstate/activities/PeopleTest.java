package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.AGENT;
import static dev.reinstate.activities.Desk.NEIGHBOUR;
import static dev.reinstate.activities.Desk.SECOND_AGENT;
import static dev.reinstate.activities.Desk.SUPERVISOR;
import static dev.reinstate.activities.Desk.TRUST;
import static dev.reinstate.activities.Desk.granted;
import static dev.reinstate.activities.Desk.once;
import static dev.reinstate.activities.Desk.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.activities.register.Projection;
import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.Task;
import dev.reinstate.workflows.contract.Look;
import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.CaseView.Effect;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Exemptions;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Reconciliation.Difference;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Rulings;
import dev.reinstate.workflows.ports.Said;
import dev.reinstate.workflows.ports.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Second approvals and disputes in the register: each with its audit, its notices and its way back. */
class PeopleTest {

    @RegisterExtension
    final Desk desk = new Desk();

    private final List<String> accounts = new ArrayList<>();

    @AfterEach
    void nothing_is_stored_that_does_not_follow_from_the_facts() {
        for (String account : accounts) {
            List<Difference> differences = desk.jdbi().withHandle(handle -> Projection.differences(handle, account));
            assertThat(differences).as(account).isEmpty();
        }
        assertThat(desk.audit.verify().faults()).isEmpty();
    }

    @Test
    void a_trust_officers_approval_of_abuse_waits_for_a_second_person() {
        String account = accused();

        assertThat(decided(TRUST, account).effect()).isEqualTo(Effect.AWAITING_SECOND);
        CaseView view = view(AGENT, account);
        assertThat(view.stage()).isEqualTo(Stage.UNDER_REVIEW);
        assertThat(view.decision().effect()).isEqualTo(Effect.AWAITING_SECOND);
        assertThat(view.fourEyes().approvals())
                .extracting(CaseView.ApprovalView::by)
                .containsExactly("trust");
        assertThat(broken(desk.decides(TRUST, account, Decision.Kind.REINSTATE)))
                .extracting(Broken::rule)
                .containsExactly("four-eyes");

        assertThat(decided(AGENT, account).effect()).isEqualTo(Effect.PENDING);
        desk.runs(desk.run(account, "r1", 100));
        assertThat(view(AGENT, account).outcome()).isEqualTo(Outcome.REINSTATED);
        assertThat(view(AGENT, account).decision().effect()).isEqualTo(Effect.DONE);
    }

    @Test
    void the_partner_does_not_read_an_approval_before_it_counts_nor_one_that_came_to_nothing() {
        String account = accused();
        decided(TRUST, account);

        CaseView theirs = view(desk.globalAdmin(account), account);

        assertThat(theirs.decision()).isNull();
        assertThat(theirs.fourEyes()).isNull();
        assertThat(theirs.conversation()).extracting(Said::kind).containsExactly(Said.Kind.REQUEST);
        decided(AGENT, account);
        desk.runs(desk.run(account, "r1", 100));
        assertThat(view(desk.globalAdmin(account), account).conversation())
                .extracting(Said::kind)
                .containsExactly(Said.Kind.REQUEST, Said.Kind.REPLY);
    }

    @Test
    void a_finding_after_the_first_approval_voids_it() {
        String account = accused();
        decided(TRUST, account);

        finds(account, "find-2");

        assertThat(view(AGENT, account).decision().effect()).isEqualTo(Effect.VOID);
        assertThat(desk.count("select count(*) from account_events where kind = 'APPROVAL_VOIDED'"))
                .isOne();
        assertThat(decided(TRUST, account).effect()).isEqualTo(Effect.AWAITING_SECOND);
    }

    @Test
    void whoever_waived_does_not_approve_what_the_waiver_allows() {
        String account = watched(desk.suspended());
        Instant until = desk.clock.now().plus(Duration.ofDays(30));
        granted(desk.exemptions.record(
                SUPERVISOR,
                once(),
                account,
                new Exemptions.Draft(
                        Exemption.Kind.WAIVER, new Anchor(Ground.BILLING_OVERDUE, "INV-1"), until, "Promised.")));
        desk.files(account);

        assertThat(broken(desk.decides(SUPERVISOR, account, Decision.Kind.REINSTATE)))
                .extracting(Broken::rule)
                .containsExactly("independence");
        assertThat(decided(AGENT, account).effect()).isEqualTo(Effect.PENDING);
    }

    @Test
    void a_dispute_is_a_task_until_it_is_decided_and_an_upheld_one_closes_the_case_as_erroneous() {
        String account = watched(desk.suspended());
        Disputes.Filed filed = disputes(account);
        assertThat(tasks()).containsExactly(Task.Kind.DISPUTE);
        assertThat(view(AGENT, account).disputes())
                .extracting(CaseView.DisputeView::state)
                .containsExactly(Dispute.State.OPEN);

        Disputes.Answered upheld = granted(answers(SUPERVISOR, account, filed.id(), Dispute.Kind.UPHOLD, null));
        desk.runs(desk.run(account, "r1", 100));

        assertThat(upheld.state()).isEqualTo(Dispute.State.UPHELD);
        assertThat(view(AGENT, account).outcome()).isEqualTo(Outcome.ERRONEOUS);
        assertThat(tasks()).isEmpty();
        assertThat(sent(account)).contains("DISPUTE_UPHELD", "REINSTATED");
        CaseView theirs = view(desk.globalAdmin(account), account);
        assertThat(theirs.disputes().get(0).reason()).isNull();
        assertThat(theirs.disputes().get(0).replyToPartner()).isEqualTo("Dear partner.");
    }

    @Test
    void a_stay_that_closed_the_case_is_rejected_later_and_the_closed_case_still_tells_it() {
        String account = watched(desk.suspended());
        String first = desk.caseOf(account);
        Disputes.Filed filed = disputes(account);
        granted(answers(SUPERVISOR, account, filed.id(), Dispute.Kind.STAY, null));
        assertThat(desk.runs(desk.run(account, "r1", 100)).over()).isTrue();
        assertThat(view(AGENT, account).outcome()).isEqualTo(Outcome.REINSTATED);

        CaseView closed = granted(desk.cases.show(SUPERVISOR, first));
        granted(desk.disputes.answer(
                SUPERVISOR, once(), first, filed.id(), closed.tag(), answer(Dispute.Kind.REJECT, null)));

        assertThat(desk.rounds.claimCases(10))
                .anySatisfy(claimed -> assertThat(claimed.toString()).contains(first));
        Look last = desk.runs(new Step(first, "r2", 200));
        assertThat(last.over()).isTrue();
        desk.runs(desk.run(account, "r3", 300));
        CaseView linked = view(AGENT, account);
        assertThat(linked.previousCaseId()).isEqualTo(first);
        assertThat(linked.stage()).isEqualTo(Stage.AWAITING_REMEDY);
        assertThat(linked.repeatOffence()).isOne();
        assertThat(sent(account)).contains("DISPUTE_STAYED", "DISPUTE_REJECTED");
    }

    @Test
    void what_was_stayed_and_is_upheld_later_counts_no_more() {
        String account = watched(desk.suspended());
        String first = desk.caseOf(account);
        Disputes.Filed filed = disputes(account);
        granted(answers(SUPERVISOR, account, filed.id(), Dispute.Kind.STAY, null));
        desk.runs(desk.run(account, "r1", 100));
        granted(answers(SUPERVISOR, account, filed.id(), Dispute.Kind.UPHOLD, null));
        desk.runs(new Step(first, "r2", 200));

        desk.owes(account, "INV-2", "80.00", 61);

        CaseView next = view(AGENT, account);
        assertThat(next.previousCases()).singleElement().satisfies(past -> {
            assertThat(past.id()).isEqualTo(first);
            assertThat(past.offence()).isFalse();
        });
        assertThat(next.repeatOffence()).isZero();
    }

    @Test
    void a_dispute_is_not_decided_by_whoever_has_decided_on_the_case_nor_twice() {
        String account = watched(desk.suspended());
        Disputes.Filed filed = disputes(account);
        desk.files(account);
        granted(desk.decides(SUPERVISOR, account, Decision.Kind.KEEP_SUSPENDED));

        assertThat(broken(answers(SUPERVISOR, account, filed.id(), Dispute.Kind.UPHOLD, null)))
                .extracting(Broken::rule)
                .containsExactly("independence");
        assertThat(refused(answers(TRUST, account, filed.id(), Dispute.Kind.UPHOLD, null)))
                .isEqualTo(Ruling.Why.FORBIDDEN);
        Actor another = Actor.staff("supervisor-2", Role.SUPERVISOR, SUPERVISOR.clouds());
        CaseView seenByBoth = view(another, account);
        Disputes.Answer reject = answer(Dispute.Kind.REJECT, null);
        granted(desk.disputes.answer(another, once(), seenByBoth.id(), filed.id(), seenByBoth.tag(), reject));
        assertThat(refused(
                        desk.disputes.answer(another, once(), seenByBoth.id(), filed.id(), seenByBoth.tag(), reject)))
                .isEqualTo(Ruling.Why.STALE);
        assertThat(broken(answers(another, account, filed.id(), Dispute.Kind.UPHOLD, null)))
                .extracting(Broken::rule)
                .containsExactly("decide-once");
        desk.runs(desk.run(account, "r1", 100));
        assertThat(sent(account)).contains("DISPUTE_REJECTED");
    }

    @Test
    void only_what_the_case_shows_can_be_disputed() {
        String account = watched(desk.suspended());
        Actor admin = desk.globalAdmin(account);
        String caseId = desk.caseOf(account);

        assertThat(refused(desk.disputes.file(
                        admin, once(), caseId, new Disputes.Draft(Ground.BILLING_OVERDUE, "INV-9", "Not ours."))))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
        assertThat(broken(
                        desk.disputes.file(admin, once(), caseId, new Disputes.Draft(Ground.ABUSE, null, "Not ours."))))
                .extracting(Broken::rule)
                .containsExactly("ground-stands");
        assertThat(refused(desk.disputes.file(
                        SECOND_AGENT, once(), caseId, new Disputes.Draft(Ground.BILLING_OVERDUE, null, "Not theirs."))))
                .isEqualTo(Ruling.Why.FORBIDDEN);
    }

    private String accused() {
        String account = watched(desk.account());
        finds(account, "find-1");
        desk.runs(desk.run(account, "r1", 100));
        desk.files(account);
        return account;
    }

    private void finds(String account, String finding) {
        granted(desk.reports.found(
                NEIGHBOUR, account, new AbuseFinding(finding, "HIGH", "spam", desk.clock.now(), null)));
    }

    private Rulings.Decided decided(Actor actor, String account) {
        return granted(desk.decides(actor, account, Decision.Kind.REINSTATE));
    }

    private Disputes.Filed disputes(String account) {
        return granted(desk.disputes.file(
                desk.globalAdmin(account),
                once(),
                desk.caseOf(account),
                new Disputes.Draft(Ground.BILLING_OVERDUE, null, "It is not ours.")));
    }

    private Ruling<Disputes.Answered> answers(
            Actor actor, String account, String dispute, Dispute.Kind kind, @Nullable Instant until) {
        CaseView seen = view(actor, account);
        return desk.disputes.answer(actor, once(), seen.id(), dispute, seen.tag(), answer(kind, until));
    }

    private static Disputes.Answer answer(Dispute.Kind kind, @Nullable Instant until) {
        return new Disputes.Answer(kind, "Looked at it.", "Dear partner.", until);
    }

    private CaseView view(Actor actor, String account) {
        return granted(desk.cases.show(actor, desk.caseOf(account)));
    }

    private List<Task.Kind> tasks() {
        return granted(desk.tasks.list(AGENT, new Tasks.Query(null, Tasks.State.OPEN, null), new Paging(10, null)))
                .items()
                .stream()
                .map(Tasks.TaskView::kind)
                .toList();
    }

    private List<String> sent(String account) {
        return desk.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select kind from notices where account_id = :id and state = 'SENT' order by sent_at, kind")
                        .bind("id", account)
                        .mapTo(String.class)
                        .list());
    }

    private String watched(String account) {
        accounts.add(account);
        return account;
    }

    private static List<Broken> broken(Ruling<?> ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return ((Ruling.Refused<?>) ruling).broken();
    }
}
