package dev.reinstate.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Programme;
import dev.reinstate.workflows.cases.Series;
import dev.reinstate.workflows.cases.Terms;
import dev.reinstate.workflows.contract.NoticeStep;
import dev.reinstate.workflows.contract.Step;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Delivery;
import dev.reinstate.workflows.ports.Letter;
import dev.reinstate.workflows.ports.Notices.Preview;
import dev.reinstate.workflows.ports.Notices.Shown;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.TermsVersions;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was told, what would be told, and what a decision would tell: shown without a row being written. */
class WhatNoticesSayTest {

    @RegisterExtension
    final Desk desk = new Desk();

    @Test
    void of_a_notice_that_was_sent_it_shows_the_very_words_that_left() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 61);
        Step run = desk.run(account, "r1", 100);
        NoticeStep notice =
                new NoticeStep(run, desk.register.placeHold(run).notices().get(0));
        Letter left = desk.register.letter(notice).orElseThrow();
        desk.register.delivered(notice, Delivery.sent());
        desk.pays(account, "pay-1", "100.00", "INV-1");

        Shown shown = shows(account, notice.noticeId());

        assertThat(shown.worded().text()).isEqualTo(left.text()).contains("120.00");
        assertThat(shown.worded().html()).isEqualTo(left.html());
        assertThat(shown.worded().subject()).isEqualTo(left.subject());
    }

    @Test
    void of_a_notice_that_is_still_to_be_sent_it_shows_what_is_true_now() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 61);
        Step run = desk.run(account, "r1", 100);
        NoticeStep notice =
                new NoticeStep(run, desk.register.placeHold(run).notices().get(0));
        desk.register.letter(notice).orElseThrow();
        desk.register.delivered(notice, Delivery.failed("451 not now"));
        desk.pays(account, "pay-1", "100.00", "INV-1");

        Shown shown = shows(account, notice.noticeId());

        assertThat(shown.worded().text()).contains("20.00").doesNotContain("120.00");
        assertThat(shown.notice().delivery())
                .startsWith("It was tried once. The mail server put it off. It is tried again");
    }

    @Test
    void of_a_notice_that_was_outrun_there_is_nothing_to_show() {
        String account = desk.account();
        desk.owes(account, "INV-1", "120.00", 61);
        Step run = desk.run(account, "r1", 100);
        String notice = desk.register.placeHold(run).notices().get(0);
        desk.pays(account, "pay-1", "120.00", "INV-1");
        desk.runs(run);

        assertThat(shows(account, notice).worded()).isNull();
    }

    @Test
    void a_notice_of_another_case_is_not_found() {
        String account = desk.suspended();
        String other = desk.suspended();
        String notice = desk.text("select id from notices where account_id = '%s' limit 1".formatted(other));

        assertThat(Desk.refused(desk.notices.show(Desk.AGENT, desk.caseOf(account), notice)))
                .isEqualTo(Ruling.Why.NOT_FOUND);
        assertThat(Desk.refused(desk.notices.show(desk.globalAdmin(account), desk.caseOf(other), notice)))
                .isEqualTo(Ruling.Why.NOT_FOUND);
    }

    @Test
    void each_contact_is_written_to_in_their_language_and_everybody_else_in_english() {
        String account = underReview("de-AT", "fr", "pt-BR");

        Preview preview = previews(Desk.AGENT, account, Decision.Kind.KEEP_SUSPENDED);

        assertThat(preview.notices())
                .extracting(draft -> draft.worded().language())
                .containsExactly("de", "fr", "en");
        assertThat(preview.notices().get(0).worded().text()).contains("Ihr Konto bleibt gesperrt.", "> Dear partner.");
        assertThat(preview.notices().get(0).worded().html()).contains("lang=\"de\"");
    }

    @Test
    void a_preview_says_what_the_decision_then_says_and_changes_nothing() {
        for (Decision.Kind kind : Decision.Kind.values()) {
            String account = underReview("en");
            Map<String, String> before = desk.contents();

            Preview preview = previews(Desk.AGENT, account, kind);

            assertThat(desk.contents()).isEqualTo(before);
            assertThat(preview.broken()).isEmpty();
            assertThat(preview.notices()).hasSize(1);
            desk.decides(account, kind);
            desk.runs(desk.run(account, "r1", 100));
            NoticeKind told = preview.notices().get(0).kind();
            String sent = desk.text("select id from notices where kind = '%s' and account_id = '%s' and state = 'SENT'"
                    .formatted(told, account));
            assertThat(shows(account, sent).worded())
                    .isEqualTo(preview.notices().get(0).worded());
            assertThat(shows(account, sent).notice().to())
                    .isEqualTo(preview.notices().get(0).to());
        }
    }

    @Test
    void an_approval_says_when_the_terms_would_suspend_again_and_what_lifts_nothing_does_not() {
        String account = underReview("en");
        assertThat(previews(Desk.AGENT, account, Decision.Kind.REINSTATE).suspendedAgainAt())
                .as("nothing is owed")
                .isNull();
        desk.owes(account, "INV-9", "80.00", -10);

        Preview approval = previews(Desk.AGENT, account, Decision.Kind.REINSTATE);

        assertThat(approval.suspendedAgainAt())
                .isEqualTo(desk.today()
                        .plusDays(10 + 61)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
        assertThat(previews(Desk.AGENT, account, Decision.Kind.KEEP_SUSPENDED).suspendedAgainAt())
                .isNull();
        Terms shorter = new Terms(
                2,
                40,
                List.of(20, 30),
                30,
                List.of(15, 25),
                Set.of("LOW"),
                new Series(List.of(7), 30),
                new Series(List.of(3), 30),
                Map.of());
        Desk.granted(desk.terms().load(Desk.ENGINEER, new TermsVersions.Draft(shorter, "a hash", null)));
        assertThat(previews(Desk.AGENT, account, Decision.Kind.REINSTATE).suspendedAgainAt())
                .as("what nobody was warned of goes by the terms of today")
                .isEqualTo(desk.today()
                        .plusDays(10 + 41)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
    }

    @Test
    void a_decision_that_could_not_be_taken_tells_nobody_and_says_why() {
        String account = desk.suspended();
        desk.files(account);

        Preview preview = previews(Desk.AGENT, account, Decision.Kind.REINSTATE);

        assertThat(preview.notices()).isEmpty();
        assertThat(preview.broken()).extracting(broken -> broken.rule()).contains("no-ground-holds");
    }

    @Test
    void the_first_of_two_approvals_tells_nobody_and_the_second_is_previewed_with_the_findings_taken_back() {
        String account = desk.account();
        Desk.granted(desk.reports.found(
                Desk.NEIGHBOUR,
                account,
                new dev.reinstate.workflows.cases.AbuseFinding("find-1", "HIGH", "spam", desk.clock.now(), null)));
        desk.runs(desk.run(account, "r1", 100));
        desk.files(account);

        assertThat(previews(Desk.AGENT, account, Decision.Kind.REINSTATE).broken())
                .isNotEmpty();
        Preview first = previews(Desk.TRUST, account, Decision.Kind.REINSTATE);
        assertThat(first.broken()).isEmpty();
        assertThat(first.notices()).as("a second person has to approve it").isEmpty();

        Desk.granted(desk.decides(Desk.TRUST, account, Decision.Kind.REINSTATE));
        assertThat(previews(Desk.AGENT, account, Decision.Kind.REINSTATE).notices())
                .extracting(draft -> draft.kind())
                .containsExactly(NoticeKind.REINSTATED);
    }

    private Shown shows(String account, String notice) {
        return Desk.granted(desk.notices.show(Desk.AGENT, desk.caseOf(account), notice));
    }

    private Preview previews(Actor actor, String account, Decision.Kind kind) {
        return Desk.granted(desk.notices.preview(actor, desk.caseOf(account), kind, "Dear partner."));
    }

    /** Suspended, paid, and a request filed; one global admin for each language. */
    private String underReview(String... languages) {
        String id = "acc-" + UUID.randomUUID();
        List<Contact> contacts = List.of(languages).stream()
                .map(language -> new Contact(
                        "Reader of " + language,
                        language + "." + id + "@example.test",
                        ContactRole.GLOBAL_ADMIN,
                        language))
                .toList();
        Desk.granted(desk.accounts.record(
                Desk.BILLING,
                new Account(
                        id,
                        "Partner",
                        Programme.CSP,
                        PartnerType.DIRECT_BILL,
                        null,
                        Cloud.PUBLIC,
                        ZoneOffset.UTC,
                        contacts)));
        desk.owes(id, "INV-1", "120.00", 61);
        desk.runs(desk.run(id, "r1", 100));
        desk.pays(id, "pay-1", "120.00", "INV-1");
        desk.files(id);
        return id;
    }
}
