package dev.reinstate.workflows.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Conversations} promise. */
public abstract class ConversationsContract extends Contract {

    private Conversations conversations() {
        return scene().conversations();
    }

    private List<String> said(Actor actor, String caseId) {
        return list(paging -> conversations().conversation(actor, caseId, paging)).stream()
                .map(said -> said.kind() + " " + said.by())
                .toList();
    }

    private Ruling<Conversations.Note> notes(Actor actor, String caseId) {
        return conversations().note(actor, once(), caseId, "Called the bank.");
    }

    @Test
    void staff_read_all_that_was_written_oldest_first_and_partners_all_but_the_notes() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        Actor admin = People.adminOf(account);
        Conversations.Note note = granted(notes(People.TRUST, caseId));
        assertThat(note.caseId()).isEqualTo(caseId);
        assertThat(note.by()).isEqualTo(People.TRUST.id());
        granted(play().decides(People.AGENT, caseId, Decision.Kind.ASK_PARTNER));
        granted(scene().rulings().answer(admin, once(), caseId, "On Monday."));

        assertThat(said(People.AGENT, caseId))
                .containsExactly("REQUEST " + admin.id(), "NOTE trust", "REPLY agent", "MESSAGE " + admin.id());
        assertThat(said(admin, caseId))
                .containsExactly("REQUEST " + admin.id(), "REPLY agent", "MESSAGE " + admin.id());
    }

    @Test
    void an_approval_is_told_the_partner_once_it_was_carried_out() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        granted(play().decides(People.AGENT, caseId, Decision.Kind.REINSTATE));
        assertThat(said(People.AGENT, caseId)).hasSize(2);
        assertThat(said(People.adminOf(account), caseId)).hasSize(1);
        scene().settles(account);
        assertThat(said(People.adminOf(account), caseId)).hasSize(2);
    }

    @Test
    void a_note_changes_nothing_that_a_decision_rests_on() {
        String caseId = play().caseOf(play().underReview());
        CaseTag before = play().view(caseId).tag();
        granted(notes(People.AGENT, caseId));
        assertThat(play().view(caseId).tag()).isEqualTo(before);
    }

    @Test
    void a_case_that_is_over_takes_a_note_too() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        granted(play().decides(People.AGENT, caseId, Decision.Kind.REINSTATE));
        scene().settles(account);
        granted(notes(People.AGENT, caseId));
        assertThat(said(People.AGENT, caseId)).endsWith("NOTE agent");
    }

    @Test
    void one_key_is_one_note() {
        String caseId = play().caseOf(play().suspended());
        happensOnce(once -> conversations().note(People.AGENT, once, caseId, "Called the bank."));
        assertThat(said(People.AGENT, caseId)).containsExactly("NOTE agent");
    }

    @Test
    void who_may_not_is_told_so_and_who_may_elsewhere_is_told_nothing() {
        String account = play().underReview();
        String caseId = play().caseOf(account);
        isForbiddenTo(
                List.of(People.BILLING, People.ENGINEER, People.adminOf(account), People.STRANGER),
                actor -> notes(actor, caseId));
        isHiddenFrom(List.of(People.AGENT_OF_GOVERNMENT), actor -> notes(actor, caseId));
        isNotFound(notes(People.AGENT, "case_of_nobody"));

        Paging paging = new Paging(5, null);
        isForbiddenTo(
                List.of(People.BILLING, People.contact(account, ContactRole.OTHER)),
                actor -> conversations().conversation(actor, caseId, paging));
        isHiddenFrom(
                List.of(People.AGENT_OF_GOVERNMENT, People.STRANGER),
                actor -> conversations().conversation(actor, caseId, paging));
        isNotFound(conversations().conversation(People.AGENT, "case_of_nobody", paging));
    }
}
