package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.AGENT;
import static dev.reinstate.activities.Desk.NEIGHBOUR;
import static dev.reinstate.activities.Desk.SUPERVISOR;
import static dev.reinstate.activities.Desk.TRUST;
import static dev.reinstate.activities.Desk.granted;
import static dev.reinstate.activities.Desk.once;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Said;
import dev.reinstate.workflows.ports.Said.Kind;
import dev.reinstate.workflows.ports.TimelineItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An approval's words reach the partner when they are true, by whichever way they read the case. */
class WhatPartnersReadTest {

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void the_first_of_two_approvals_says_nothing_to_the_partner() {
        String account = accused();
        desk.decides(TRUST, account, Decision.Kind.REINSTATE);

        partnerReadsOnlyTheirRequest(account);
        assertThat(said(AGENT, account)).containsExactly(Kind.REQUEST, Kind.REPLY);
    }

    @Test
    void nor_does_one_that_became_void() {
        String account = accused();
        desk.decides(TRUST, account, Decision.Kind.REINSTATE);
        finds(account, "find-2");

        partnerReadsOnlyTheirRequest(account);
        assertThat(view(AGENT, account).decision().replyToPartner()).isNotNull();
    }

    @Test
    void nor_one_that_is_not_carried_out_yet() {
        String account = accused();
        desk.decides(TRUST, account, Decision.Kind.REINSTATE);
        desk.decides(AGENT, account, Decision.Kind.REINSTATE);

        partnerReadsOnlyTheirRequest(account);
    }

    @Test
    void nor_a_void_one_of_a_case_that_a_stay_ends_as_reinstated() {
        String account = desk.suspended();
        String caseId = desk.caseOf(account);
        desk.pays(account, "pay-1", "120.00", "INV-1");
        desk.files(account);
        desk.decides(AGENT, account, Decision.Kind.REINSTATE);
        desk.takesBack(account, "pay-1");
        stays(account, Ground.BILLING_OVERDUE);
        desk.runs(desk.run(account, "r1", 100));

        assertThat(granted(desk.cases.show(AGENT, caseId)).outcome()).isEqualTo(Outcome.REINSTATED);
        partnerReadsOnlyTheirRequest(account);
    }

    private void stays(String account, Ground ground) {
        String caseId = desk.caseOf(account);
        Disputes.Filed filed = granted(desk.disputes.file(
                desk.globalAdmin(account), once(), caseId, new Disputes.Draft(ground, null, "It was not us.")));
        Instant until = desk.clock.now().plus(Duration.ofDays(30));
        granted(desk.disputes.answer(
                SUPERVISOR,
                once(),
                caseId,
                filed.id(),
                view(SUPERVISOR, account).tag(),
                new Disputes.Answer(Dispute.Kind.STAY, "Plausible.", "We look.", until)));
    }

    @Test
    void what_was_carried_out_they_read_and_of_the_two_the_last() {
        String account = accused();
        String caseId = desk.caseOf(account);
        desk.decides(TRUST, account, Decision.Kind.REINSTATE);
        desk.decides(AGENT, account, Decision.Kind.REINSTATE);
        desk.runs(desk.run(account, "r1", 100));

        assertThat(granted(desk.conversations.conversation(desk.globalAdmin(account), caseId, new Paging(10, null)))
                        .items())
                .extracting(Said::by)
                .contains("agent")
                .doesNotContain("trust");
        assertThat(view(desk.globalAdmin(account), account).decision().replyToPartner())
                .isNotNull();
    }

    private void partnerReadsOnlyTheirRequest(String account) {
        Actor admin = desk.globalAdmin(account);
        CaseView view = view(admin, account);
        assertThat(said(admin, account)).containsExactly(Kind.REQUEST);
        assertThat(view.conversation()).extracting(Said::kind).containsExactly(Kind.REQUEST);
        assertThat(view.decision() == null ? null : view.decision().replyToPartner())
                .isNull();
    }

    @Test
    void nor_does_the_story_tell_of_it_before() {
        String account = accused();
        String caseId = desk.caseOf(account);
        Actor admin = desk.globalAdmin(account);
        desk.decides(TRUST, account, Decision.Kind.REINSTATE);
        finds(account, "find-2");
        assertThat(story(admin, caseId)).doesNotContain(Event.Kind.DECIDED, Event.Kind.APPROVAL_VOIDED);
        assertThat(story(AGENT, caseId)).contains(Event.Kind.DECIDED, Event.Kind.APPROVAL_VOIDED);

        desk.decides(TRUST, account, Decision.Kind.REINSTATE);
        desk.decides(AGENT, account, Decision.Kind.REINSTATE);
        desk.runs(desk.run(account, "r1", 100));

        assertThat(story(admin, caseId).stream().filter(Event.Kind.DECIDED::equals))
                .hasSize(1);
        assertThat(story(AGENT, caseId).stream().filter(Event.Kind.DECIDED::equals))
                .hasSize(3);
    }

    @Test
    void a_refusal_is_told_at_once() {
        String account = accused();
        desk.decides(TRUST, account, Decision.Kind.KEEP_SUSPENDED);

        assertThat(story(desk.globalAdmin(account), desk.caseOf(account))).contains(Event.Kind.DECIDED);
    }

    /** The same from the timeline and from the dossier. */
    private List<Event.Kind> story(Actor actor, String caseId) {
        List<Event.Kind> timeline = granted(desk.cases.timeline(actor, caseId, new Paging(200, null))).items().stream()
                .map(TimelineItem::kind)
                .toList();
        assertThat(granted(desk.dossiers.ofCase(actor, caseId)).story().items())
                .extracting(TimelineItem::kind)
                .isEqualTo(timeline);
        return timeline;
    }

    private List<Kind> said(Actor actor, String account) {
        return granted(desk.conversations.conversation(actor, desk.caseOf(account), new Paging(10, null)))
                .items()
                .stream()
                .map(Said::kind)
                .toList();
    }

    private CaseView view(Actor actor, String account) {
        return granted(desk.cases.show(actor, desk.caseOf(account)));
    }

    private String accused() {
        String account = desk.account();
        finds(account, "find-1");
        desk.runs(desk.run(account, "r1", 100));
        desk.files(account);
        return account;
    }

    private void finds(String account, String finding) {
        granted(desk.reports.found(
                NEIGHBOUR, account, new AbuseFinding(finding, "HIGH", "spam", desk.clock.now(), null)));
    }
}
