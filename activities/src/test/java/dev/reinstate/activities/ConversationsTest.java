package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.AGENT;
import static dev.reinstate.activities.Desk.SECOND_AGENT;
import static dev.reinstate.activities.Desk.granted;
import static dev.reinstate.activities.Desk.once;
import static dev.reinstate.activities.Desk.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Said;
import dev.reinstate.workflows.ports.Said.Kind;
import dev.reinstate.workflows.ports.TimelineItem;
import dev.reinstate.workflows.ports.Views;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is written on a case, and the views that a person keeps. */
class ConversationsTest {

    private static final Paging ALL = new Paging(200, null);

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void staff_read_all_that_was_written_and_partners_all_but_the_notes() {
        String account = spokenOn();

        assertThat(kinds(said(AGENT, account)))
                .containsExactly(Kind.REQUEST, Kind.NOTE, Kind.REPLY, Kind.MESSAGE, Kind.NOTE);
        assertThat(kinds(said(desk.globalAdmin(account), account)))
                .containsExactly(Kind.REQUEST, Kind.REPLY, Kind.MESSAGE);
        assertThat(granted(desk.cases.show(desk.globalAdmin(account), desk.caseOf(account)))
                        .conversation()
                        .toString())
                .doesNotContain("Called the bank");
    }

    @Test
    void the_parts_make_the_whole() {
        String account = spokenOn();
        Page<Said> first = granted(desk.conversations.conversation(AGENT, desk.caseOf(account), new Paging(2, null)));
        Page<Said> rest =
                granted(desk.conversations.conversation(AGENT, desk.caseOf(account), new Paging(200, first.next())));

        assertThat(first.items()).hasSize(2);
        assertThat(rest.next()).isNull();
        assertThat(rest.items()).isEqualTo(said(AGENT, account).subList(2, 5));
    }

    @Test
    void a_note_is_on_record_without_its_words_and_no_partner_sees_that() {
        String account = spokenOn();
        String caseId = desk.caseOf(account);

        assertThat(desk.text(
                        "select string_agg(cause || codes::text, ' ') from account_events where kind = 'NOTE_WRITTEN'"))
                .contains("note/")
                .doesNotContain("bank");
        assertThat(timeline(AGENT, caseId)).contains(Event.Kind.NOTE_WRITTEN);
        assertThat(timeline(desk.globalAdmin(account), caseId))
                .contains(Event.Kind.REQUEST_FILED)
                .doesNotContain(Event.Kind.NOTE_WRITTEN);
    }

    @Test
    void what_is_erased_is_gone_from_the_conversation() {
        String account = spokenOn();
        desk.execute("alter table notes drop constraint notes_note_text_fkey");
        desk.execute("delete from texts where id in (select note_text from notes)");

        assertThat(kinds(said(AGENT, account))).containsExactly(Kind.REQUEST, Kind.REPLY, Kind.MESSAGE);
    }

    @Test
    void one_key_is_one_note_and_a_closed_case_takes_one_too() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 31);
        String caseId = desk.caseOf(account);
        desk.pays(account, "pay-1", "120.00", "INV-1");
        assertThat(granted(desk.cases.show(AGENT, caseId)).stage()).isEqualTo(Stage.CLOSED);
        Once once = once();

        assertThat(granted(desk.conversations.note(AGENT, once, caseId, "Filed away.")))
                .isEqualTo(granted(desk.conversations.note(AGENT, once, caseId, "Filed away.")));

        assertThat(desk.count("select count(*) from notes")).isOne();
        assertThat(granted(desk.reconciliation.compare(Desk.ENGINEER, account, java.time.Duration.ZERO))
                        .differences())
                .isEmpty();
    }

    @Test
    void partners_write_no_notes_and_another_cloud_has_no_such_case() {
        String account = spokenOn();
        String caseId = desk.caseOf(account);

        assertThat(refused(desk.conversations.note(desk.globalAdmin(account), once(), caseId, "Hm.")))
                .isEqualTo(Ruling.Why.FORBIDDEN);
        assertThat(refused(desk.conversations.note(Desk.AGENT_OF_GOVERNMENT, once(), caseId, "Hm.")))
                .isEqualTo(Ruling.Why.NOT_FOUND);
        assertThat(refused(desk.conversations.conversation(Desk.AGENT_OF_GOVERNMENT, caseId, ALL)))
                .isEqualTo(Ruling.Why.NOT_FOUND);
    }

    @Test
    void a_view_is_its_owners_alone() {
        Queue.Query late = Queue.Query.usual();
        assertThat(granted(desk.views.keep(AGENT, "late", late)).how()).isEqualTo(Recorded.How.NEW);
        assertThat(granted(desk.views.keep(AGENT, "late", late)).how()).isEqualTo(Recorded.How.DEDUPLICATED);

        assertThat(granted(desk.views.show(AGENT, "late")).query()).isEqualTo(late);
        assertThat(refused(desk.views.show(SECOND_AGENT, "late"))).isEqualTo(Ruling.Why.NOT_FOUND);
        assertThat(refused(desk.views.remove(SECOND_AGENT, "late"))).isEqualTo(Ruling.Why.NOT_FOUND);
        assertThat(granted(desk.views.list(SECOND_AGENT))).isEmpty();
        granted(desk.views.remove(AGENT, "late"));
        assertThat(granted(desk.views.list(AGENT))).isEmpty();
    }

    @Test
    void nobody_keeps_more_views_than_they_can_read() {
        for (int i = 0; i < Views.MOST; i++) {
            granted(desk.views.keep(AGENT, "view-" + i, Queue.Query.usual()));
        }

        assertThat(refused(desk.views.keep(AGENT, "one-more", Queue.Query.usual())))
                .isEqualTo(Ruling.Why.AGAINST_THE_RULES);
        assertThat(granted(desk.views.keep(AGENT, "view-0", Queue.Query.usual()))
                        .how())
                .isEqualTo(Recorded.How.DEDUPLICATED);
        granted(desk.views.keep(SECOND_AGENT, "one-more", Queue.Query.usual()));
    }

    /** A request, a note, a question, an answer and another note. */
    private String spokenOn() {
        String account = desk.suspended();
        desk.pays(account, "pay-1", "120.00", "INV-1");
        desk.files(account);
        String caseId = desk.caseOf(account);
        granted(desk.conversations.note(AGENT, once(), caseId, "Called the bank."));
        desk.decides(account, Decision.Kind.ASK_PARTNER);
        granted(desk.rulings.answer(desk.globalAdmin(account), once(), caseId, "Here it is."));
        granted(desk.conversations.note(SECOND_AGENT, once(), caseId, "Looks right."));
        return account;
    }

    private List<Said> said(Actor actor, String account) {
        return granted(desk.conversations.conversation(actor, desk.caseOf(account), ALL))
                .items();
    }

    private static List<Kind> kinds(List<Said> said) {
        return said.stream().map(Said::kind).toList();
    }

    private List<Event.Kind> timeline(Actor actor, String caseId) {
        return granted(desk.cases.timeline(actor, caseId, ALL)).items().stream()
                .map(TimelineItem::kind)
                .toList();
    }
}
