package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Disputes} promise. */
public abstract class DisputesContract extends Contract {

    private static final Disputes.Draft NOT_OURS = new Disputes.Draft(Ground.BILLING_OVERDUE, null, "Not ours.");

    private Disputes disputes() {
        return scene().disputes();
    }

    private Ruling<Disputes.Filed> files(Actor actor, String caseId) {
        return disputes().file(actor, once(), caseId, NOT_OURS);
    }

    private static Disputes.Answer answer(Dispute.Kind kind, @Nullable Instant until) {
        return new Disputes.Answer(kind, "Looked at it.", "Dear partner.", until);
    }

    private Ruling<Disputes.Answered> answers(Actor actor, String caseId, String disputeId, Dispute.Kind kind) {
        return disputes()
                .answer(actor, once(), caseId, disputeId, play().view(caseId).tag(), answer(kind, null));
    }

    /** The case of an account whose partner disputes its invoice. */
    private String disputed() {
        String account = play().suspended();
        String caseId = play().caseOf(account);
        granted(files(People.adminOf(account), caseId));
        return caseId;
    }

    private String disputeOf(String caseId) {
        return play().view(caseId).disputes().get(0).id();
    }

    @Test
    void what_the_case_shows_is_disputed_unless_something_is_named() {
        String account = play().suspended();
        String caseId = play().caseOf(account);
        Disputes.Filed filed = granted(files(People.adminOf(account), caseId));
        assertThat(filed.subject()).isEqualTo(Play.INVOICE);
        assertThat(filed.state()).isEqualTo(Dispute.State.OPEN);
        assertThat(filed.filedBy()).isEqualTo(People.adminOf(account).id());
        assertThat(play().view(caseId).disputes()).singleElement().satisfies(dispute -> {
            assertThat(dispute.id()).isEqualTo(filed.id());
            assertThat(dispute.message()).isEqualTo("Not ours.");
        });
        Disputes.Draft unknown = new Disputes.Draft(Ground.BILLING_OVERDUE, "INV-of-nobody", "Not ours.");
        assertThat(refused(disputes().file(People.adminOf(account), once(), caseId, unknown)))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
    }

    @Test
    void the_same_thing_is_disputed_once_and_what_does_not_stand_not_at_all() {
        String account = play().suspended();
        String caseId = play().caseOf(account);
        granted(files(People.adminOf(account), caseId));
        isAgainstTheRules(files(People.adminOf(account), caseId));
        String paid = play().paid();
        isAgainstTheRules(files(People.adminOf(paid), play().caseOf(paid)));
    }

    @Test
    void the_global_admin_disputes_and_nobody_else() {
        String account = play().suspended();
        String caseId = play().caseOf(account);
        isForbiddenTo(
                List.of(People.AGENT, People.SUPERVISOR, People.contact(account, ContactRole.BILLING_ADMIN)),
                actor -> files(actor, caseId));
        isHiddenFrom(List.of(People.STRANGER), actor -> files(actor, caseId));
        isNotFound(files(People.STRANGER, "case_of_nobody"));
    }

    @Test
    void who_may_not_answer_is_told_so_and_who_may_elsewhere_is_told_nothing() {
        String caseId = disputed();
        String dispute = disputeOf(caseId);
        Actor far = Actor.staff("supervisor-gov", Role.SUPERVISOR, People.AGENT_OF_GOVERNMENT.clouds());
        isForbiddenTo(
                List.of(People.BILLING, People.AGENT, People.ENGINEER, People.STRANGER),
                actor -> answers(actor, caseId, dispute, Dispute.Kind.UPHOLD));
        isForbiddenTo(List.of(People.TRUST), actor -> answers(actor, caseId, dispute, Dispute.Kind.UPHOLD));
        isHiddenFrom(List.of(far), actor -> answers(actor, caseId, dispute, Dispute.Kind.UPHOLD));
        isNotFound(answers(People.SUPERVISOR, caseId, "dsp_of_nobody", Dispute.Kind.UPHOLD));
        isNotFound(answers(People.SUPERVISOR, disputed(), dispute, Dispute.Kind.UPHOLD));
    }

    @Test
    void an_upheld_dispute_makes_the_suspension_an_error() {
        String account = play().suspended();
        String caseId = play().caseOf(account);
        granted(files(People.adminOf(account), caseId));
        Disputes.Answered upheld = granted(answers(People.SUPERVISOR, caseId, disputeOf(caseId), Dispute.Kind.UPHOLD));
        assertThat(upheld.state()).isEqualTo(Dispute.State.UPHELD);
        assertThat(upheld.exemptionId()).isNotNull();
        scene().settles(account);
        assertThat(play().view(caseId).outcome()).isEqualTo(Outcome.ERRONEOUS);
    }

    @Test
    void a_stay_lets_the_case_end_and_leaves_the_dispute_to_be_settled() {
        String account = play().suspended();
        String caseId = play().caseOf(account);
        granted(files(People.adminOf(account), caseId));
        Disputes.Answered stayed = granted(answers(People.SUPERVISOR, caseId, disputeOf(caseId), Dispute.Kind.STAY));
        assertThat(stayed.state()).isEqualTo(Dispute.State.STAYED);
        scene().settles(account);
        assertThat(play().view(caseId).outcome()).isEqualTo(Outcome.REINSTATED);
        assertThat(granted(answers(People.SUPERVISOR, caseId, disputeOf(caseId), Dispute.Kind.REJECT))
                        .state())
                .isEqualTo(Dispute.State.REJECTED);
    }

    @Test
    void a_rejected_dispute_exempts_nothing_and_is_over() {
        String caseId = disputed();
        Disputes.Answered rejected =
                granted(answers(People.SUPERVISOR, caseId, disputeOf(caseId), Dispute.Kind.REJECT));
        assertThat(rejected.exemptionId()).isNull();
        isAgainstTheRules(answers(People.SUPERVISOR, caseId, disputeOf(caseId), Dispute.Kind.UPHOLD));
        assertThat(play().view(caseId).grounds().get(0).entry().holds()).isTrue();
    }

    @Test
    void an_answer_is_bound_to_what_its_author_saw_and_to_an_instant_to_come() {
        String caseId = disputed();
        CaseTag seen = play().view(caseId).tag();
        Instant past = scene().now().minus(Duration.ofDays(1));
        assertThat(refused(disputes()
                        .answer(
                                People.SUPERVISOR,
                                once(),
                                caseId,
                                disputeOf(caseId),
                                seen,
                                answer(Dispute.Kind.STAY, past))))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
        granted(answers(People.SUPERVISOR, caseId, disputeOf(caseId), Dispute.Kind.STAY));
        assertThat(refused(disputes()
                        .answer(
                                People.SUPERVISOR,
                                once(),
                                caseId,
                                disputeOf(caseId),
                                seen,
                                answer(Dispute.Kind.UPHOLD, null))))
                .isEqualTo(Ruling.Why.STALE);
    }

    @Test
    void it_all_happens_once_for_each_key() {
        String account = play().suspended();
        String caseId = play().caseOf(account);
        happensOnce(once -> disputes().file(People.adminOf(account), once, caseId, NOT_OURS));
        CaseTag seen = play().view(caseId).tag();
        happensOnce(once -> disputes()
                .answer(People.SUPERVISOR, once, caseId, disputeOf(caseId), seen, answer(Dispute.Kind.REJECT, null)));
        assertThat(play().view(caseId).disputes()).hasSize(1);
    }
}
