package dev.reinstate.workflows.ports;

import static dev.reinstate.workflows.cases.Decision.Kind.ASK_PARTNER;
import static dev.reinstate.workflows.cases.Decision.Kind.KEEP_SUSPENDED;
import static dev.reinstate.workflows.cases.Decision.Kind.REINSTATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.SupportRequest;
import dev.reinstate.workflows.cases.WaitingOn;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What {@link Rulings} promise. */
public abstract class RulingsContract extends Contract {

    private Rulings rulings() {
        return scene().rulings();
    }

    private Ruling<SupportRequest> requests(Actor actor, String caseId) {
        return rulings().request(actor, once(), caseId, "We have paid.", "+49 30 1");
    }

    private Ruling<Rulings.Message> answers(Actor actor, String caseId) {
        return rulings().answer(actor, once(), caseId, "On Monday.");
    }

    private CaseView view(String account) {
        return play().view(play().caseOf(account));
    }

    @Test
    void a_request_is_filed_by_the_global_admin_and_brings_the_case_before_an_agent() {
        String account = play().paid();
        SupportRequest request = granted(requests(People.adminOf(account), play().caseOf(account)));
        assertThat(request.state()).isEqualTo(SupportRequest.State.OPEN);
        assertThat(request.filedBy()).isEqualTo(People.adminOf(account).id());
        assertThat(view(account).supportRequest()).isEqualTo(request);
        assertThat(view(account).stage()).isEqualTo(Stage.UNDER_REVIEW);
        assertThat(view(account).conversation())
                .containsExactly(
                        new Said(request.filedAt(), request.filedBy(), Said.Kind.REQUEST, "We have paid.", "+49 30 1"));
    }

    @Test
    void an_agent_or_a_supervisor_files_one_on_their_behalf() {
        granted(requests(People.AGENT, play().caseOf(play().suspended())));
        granted(requests(People.SUPERVISOR, play().caseOf(play().suspended())));
    }

    @Test
    void a_second_open_request_is_refused_and_changes_nothing() {
        String account = play().underReview();
        CaseTag before = view(account).tag();
        isAgainstTheRules(requests(People.adminOf(account), play().caseOf(account)));
        assertThat(view(account).tag()).isEqualTo(before);
        assertThat(view(account).conversation()).hasSize(1);
    }

    @Test
    void who_may_not_is_told_so_and_who_may_elsewhere_is_told_nothing() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        List<Actor> notTheirs = List.of(People.STRANGER, People.AGENT_OF_GOVERNMENT);
        isForbiddenTo(
                List.of(
                        People.BILLING,
                        People.ENGINEER,
                        People.TRUST,
                        People.contact(account, ContactRole.BILLING_ADMIN),
                        People.contact(account, ContactRole.OTHER)),
                actor -> requests(actor, caseId));
        isHiddenFrom(notTheirs, actor -> requests(actor, caseId));
        isForbiddenTo(
                List.of(People.AGENT, People.SUPERVISOR, People.contact(account, ContactRole.BILLING_ADMIN)),
                actor -> answers(actor, caseId));
        isHiddenFrom(List.of(People.STRANGER), actor -> answers(actor, caseId));
        isForbiddenTo(
                List.of(People.BILLING, People.ENGINEER, People.adminOf(account), People.STRANGER),
                actor -> play().decides(actor, caseId, REINSTATE));
        isHiddenFrom(List.of(People.AGENT_OF_GOVERNMENT), actor -> play().decides(actor, caseId, REINSTATE));
    }

    @Test
    void on_a_case_that_is_not_there_nobody_does_anything() {
        CaseTag seen = CaseTag.parse("of no case");
        isNotFound(requests(People.AGENT, "case_of_nobody"));
        isNotFound(answers(People.STRANGER, "case_of_nobody"));
        isNotFound(play().decides(People.AGENT, once(), "case_of_nobody", seen, REINSTATE));
    }

    @Test
    void a_trust_officer_decides_on_abuse_only() {
        String caseId = play().caseOf(play().underReview());
        isForbiddenTo(List.of(People.TRUST), actor -> play().decides(actor, caseId, REINSTATE));
    }

    @Test
    void a_decision_is_bound_to_what_its_author_saw() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        CaseTag seen = view(account).tag();
        granted(play().decides(People.SECOND_AGENT, caseId, ASK_PARTNER));
        CaseTag now = view(account).tag();

        Ruling<Rulings.Decided> late = play().decides(People.AGENT, once(), caseId, seen, REINSTATE);
        assertThat(refused(late)).isEqualTo(Ruling.Why.STALE);
        assertThat(((Ruling.Refused<?>) late).detail()).contains(seen.changesTo(now));
        assertThat(view(account).tag()).isEqualTo(now);
        assertThat(refused(play().decides(People.AGENT, once(), caseId, CaseTag.parse("rubbish"), REINSTATE)))
                .isEqualTo(Ruling.Why.STALE);
    }

    @Test
    void without_a_request_there_is_nothing_to_decide() {
        String account = play().paid();
        isAgainstTheRules(play().decides(People.AGENT, play().caseOf(account), REINSTATE));
        isAgainstTheRules(play().decides(People.AGENT, play().caseOf(account), KEEP_SUSPENDED));
        assertThat(view(account).decision()).isNull();
    }

    @Test
    void while_a_ground_holds_nobody_reinstates() {
        String account = play().suspended();
        String caseId = play().caseOf(account);
        granted(requests(People.adminOf(account), caseId));
        isAgainstTheRules(play().decides(People.AGENT, caseId, REINSTATE));
        granted(play().decides(People.AGENT, caseId, KEEP_SUSPENDED));
    }

    @Test
    void nobody_decides_on_a_request_that_they_filed() {
        String caseId = play().caseOf(play().paid());
        granted(requests(People.AGENT, caseId));
        isAgainstTheRules(play().decides(People.AGENT, caseId, REINSTATE));
        granted(play().decides(People.SECOND_AGENT, caseId, REINSTATE));
    }

    @Test
    void a_reinstatement_is_pending_until_the_engine_has_done_it() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        Rulings.Decided decided = granted(play().decides(People.AGENT, caseId, REINSTATE));
        Decision decision = decided.decision();
        assertThat(decided.caseId()).isEqualTo(caseId);
        assertThat(decided.effect()).isEqualTo(CaseView.Effect.PENDING);
        assertThat(decision.kind()).isEqualTo(REINSTATE);
        assertThat(decision.decidedBy()).isEqualTo(People.AGENT.id());
        assertThat(decision.groundsRevision()).isEqualTo(view(account).groundsRevision());
        assertThat(view(account).stage()).isEqualTo(Stage.REINSTATING);

        scene().settles(account);
        assertThat(play().view(caseId).stage()).isEqualTo(Stage.CLOSED);
        assertThat(Objects.requireNonNull(play().view(caseId).decision()).effect())
                .isEqualTo(CaseView.Effect.DONE);
    }

    @Test
    void who_waits_for_the_effect_is_told_it_and_so_is_who_repeats_the_request() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        Once once = once();
        CaseTag seen = view(account).tag();
        Rulings.Decided decided = granted(play().decides(People.AGENT, once, caseId, seen, REINSTATE));
        scene().settles(account);
        Rulings.Decided done = rulings().await(People.AGENT, once, decided, Duration.ofSeconds(5));
        assertThat(done).isEqualTo(new Rulings.Decided(decided.decision(), caseId, CaseView.Effect.DONE));
        assertThat(play().decides(People.AGENT, once, caseId, seen, REINSTATE))
                .isEqualTo(new Ruling.Granted<>(done, true));
    }

    @Test
    void a_second_approval_of_what_is_approved_is_refused() {
        String caseId = play().caseOf(play().underReview());
        granted(play().decides(People.AGENT, caseId, REINSTATE));
        isAgainstTheRules(play().decides(People.SECOND_AGENT, caseId, REINSTATE));
    }

    @Test
    void to_keep_the_suspension_closes_the_request_and_leaves_room_for_another() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        assertThat(granted(play().decides(People.AGENT, caseId, KEEP_SUSPENDED)).effect())
                .isEqualTo(CaseView.Effect.DONE);
        assertThat(view(account).stage()).isEqualTo(Stage.AWAITING_REQUEST);
        isAgainstTheRules(answers(People.adminOf(account), caseId));
        granted(requests(People.adminOf(account), caseId));
    }

    @Test
    void a_question_waits_on_the_partner_until_their_answer_comes() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        granted(play().decides(People.AGENT, caseId, ASK_PARTNER));
        assertThat(view(account).waitingOn()).isEqualTo(WaitingOn.PARTNER);

        Rulings.Message answer = granted(answers(People.adminOf(account), caseId));
        assertThat(answer.caseId()).isEqualTo(caseId);
        assertThat(answer.by()).isEqualTo(People.adminOf(account).id());
        assertThat(view(account).waitingOn()).isEqualTo(WaitingOn.AGENT);
        assertThat(view(account).conversation())
                .extracting(Said::kind)
                .containsExactly(Said.Kind.REQUEST, Said.Kind.REPLY, Said.Kind.MESSAGE);
    }

    @Test
    void without_a_request_there_is_nothing_to_answer() {
        String account = play().paid();
        isAgainstTheRules(answers(People.adminOf(account), play().caseOf(account)));
    }

    @Test
    void on_a_case_that_is_over_nobody_does_anything() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        granted(play().decides(People.AGENT, caseId, REINSTATE));
        scene().settles(account);
        isAgainstTheRules(requests(People.adminOf(account), caseId));
        isAgainstTheRules(answers(People.adminOf(account), caseId));
        isAgainstTheRules(play().decides(People.AGENT, caseId, KEEP_SUSPENDED));
    }

    @Test
    void everything_happens_once_for_each_key() {
        String account = play().paid();
        String caseId = play().caseOf(account);
        Actor admin = People.adminOf(account);
        happensOnce(once -> rulings().request(admin, once, caseId, "We have paid.", null));
        CaseTag requested = view(account).tag();
        happensOnce(once -> play().decides(People.AGENT, once, caseId, requested, ASK_PARTNER));
        happensOnce(once -> rulings().answer(admin, once, caseId, "On Monday."));
        CaseTag answered = view(account).tag();
        happensOnce(once -> play().decides(People.AGENT, once, caseId, answered, REINSTATE));
        assertThat(view(account).conversation()).hasSize(4);
    }
}
