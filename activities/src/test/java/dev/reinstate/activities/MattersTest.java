package dev.reinstate.activities;

import static dev.reinstate.activities.Desk.AGENT;
import static dev.reinstate.activities.Desk.NEIGHBOUR;
import static dev.reinstate.activities.Desk.SUPERVISOR;
import static dev.reinstate.activities.Desk.TRUST;
import static dev.reinstate.activities.Desk.granted;
import static dev.reinstate.activities.Desk.once;
import static dev.reinstate.activities.Desk.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.ProviderIssue;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.cases.StatusStep;
import dev.reinstate.workflows.cases.Task;
import dev.reinstate.workflows.cases.WriteOff;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Exemptions;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Reconciliation.Difference;
import dev.reinstate.workflows.ports.Recorded.How;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is known beside billing, exempted by people and left to them: kept, derived from, and undone. */
class MattersTest {

    private static final int AT_A_TIME = 3;

    @RegisterExtension
    final Desk desk = new Desk();

    private final List<String> accounts = new ArrayList<>();

    @AfterEach
    void nothing_is_stored_that_does_not_follow_from_the_facts() {
        for (String account : accounts) {
            assertThat(differences(account)).as(account).isEmpty();
        }
        assertThat(desk.audit.verify().faults()).isEmpty();
    }

    @Test
    void a_report_is_kept_whole_and_once_and_another_body_is_refused() {
        String account = watched(desk.account());
        StatusReport report = new StatusReport(
                "rep-1",
                Status.REJECTED,
                now(),
                now(),
                "see the steps",
                List.of(new StatusStep("EMAIL_DOMAIN", "REJECTED", "not yours")),
                List.of("address"));

        assertThat(granted(desk.reports.profile(NEIGHBOUR, account, report)).how())
                .isEqualTo(How.NEW);
        assertThat(granted(desk.reports.profile(NEIGHBOUR, account, report)).how())
                .isEqualTo(How.DEDUPLICATED);
        assertThat(refused(
                        desk.reports.profile(NEIGHBOUR, account, StatusReport.of("rep-1", Status.AUTHORIZED, now()))))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);

        CaseView view = granted(desk.cases.show(AGENT, desk.caseOf(account)));
        assertThat(view.grounds().get(0).entry().ground()).isEqualTo(Ground.PROFILE_REJECTED);
        assertThat(view.grounds().get(0).evidence().status().steps()).isEqualTo(report.steps());
        assertThat(view.grounds().get(0).evidence().status().missing()).isEqualTo(report.missing());
    }

    @Test
    void an_issue_may_end_before_it_begins_and_is_refused_on_an_account_that_is_no_reseller() {
        String provider = watched(desk.account(PartnerType.INDIRECT_PROVIDER, null));
        String reseller = watched(desk.account(PartnerType.INDIRECT_RESELLER, provider));
        ProviderIssue issue = new ProviderIssue("iss-1", provider, "no orders", now(), null);

        granted(desk.reports.cleared(NEIGHBOUR, reseller, "iss-1", now()));
        granted(desk.reports.raised(NEIGHBOUR, reseller, issue));
        assertThat(desk.count("select count(*) from cases")).isZero();

        granted(desk.reports.raised(NEIGHBOUR, reseller, new ProviderIssue("iss-2", provider, "again", now(), null)));
        assertThat(desk.count("select count(*) from cases")).isOne();

        assertThat(refused(desk.reports.raised(NEIGHBOUR, provider, issue))).isEqualTo(Ruling.Why.UNPROCESSABLE);
        assertThat(refused(desk.reports.cleared(NEIGHBOUR, provider, "iss-1", now())))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
    }

    @Test
    void a_trust_officer_who_reinstates_takes_the_findings_back_and_nobody_else_can() {
        String account = watched(desk.account());
        granted(desk.reports.found(NEIGHBOUR, account, new AbuseFinding("find-1", "HIGH", "cards", now(), null)));
        desk.runs(desk.run(account, "r1", 100));
        desk.files(account);

        assertThat(refused(desk.decides(AGENT, account, Decision.Kind.REINSTATE)))
                .isEqualTo(Ruling.Why.AGAINST_THE_RULES);
        assertThat(refused(desk.exemptions.review(SUPERVISOR, once(), account, "find-1", "no")))
                .isEqualTo(Ruling.Why.FORBIDDEN);

        granted(desk.decides(TRUST, account, Decision.Kind.REINSTATE));
        assertThat(desk.text("select cleared_by from findings")).isEqualTo("trust");
        granted(desk.decides(AGENT, account, Decision.Kind.REINSTATE));
        desk.runs(desk.run(account, "r1", 100));

        assertThat(desk.text("select outcome from cases")).isEqualTo("REINSTATED");
        assertThat(desk.text("select cleared_by from findings")).isEqualTo("trust");
    }

    @Test
    void a_trust_officer_decides_on_abuse_only() {
        String account = watched(desk.suspended());
        desk.pays(account, "pay-1", "120.00", "INV-1");
        desk.files(account);

        assertThat(refused(desk.decides(TRUST, account, Decision.Kind.REINSTATE)))
                .isEqualTo(Ruling.Why.FORBIDDEN);
        assertThat(desk.count("select count(*) from decisions")).isZero();
    }

    @Test
    void a_finding_taken_back_alone_leaves_the_decision_to_an_agent() {
        String account = watched(desk.account());
        granted(desk.reports.found(NEIGHBOUR, account, new AbuseFinding("find-1", "HIGH", "cards", now(), null)));
        desk.runs(desk.run(account, "r1", 100));
        desk.files(account);

        granted(desk.exemptions.review(TRUST, once(), account, "find-1", "a stolen card"));
        long texts = desk.count("select count(*) from texts");
        granted(desk.exemptions.review(TRUST, once(), account, "find-1", "once more"));
        assertThat(desk.count("select count(*) from texts"))
                .as("what a second review says is about nothing")
                .isEqualTo(texts);

        assertThat(granted(desk.cases.show(AGENT, desk.caseOf(account))).stage())
                .isEqualTo(Stage.UNDER_REVIEW);
        assertThat(refused(desk.exemptions.review(TRUST, once(), account, "find-9", "which")))
                .isEqualTo(Ruling.Why.NOT_FOUND);
    }

    @Test
    void an_upheld_dispute_reinstates_without_a_decision() {
        String account = watched(desk.suspended());

        granted(exempt(account, Exemption.Kind.UPHELD_DISPUTE, "INV-1", null));
        desk.runs(desk.run(account, "r1", 100));

        assertThat(desk.text("select outcome from cases")).isEqualTo("ERRONEOUS");
        assertThat(desk.text("select lifted_by from holds")).startsWith("exemption/exm_");
    }

    @Test
    void an_exemption_that_a_person_ends_lets_the_ground_hold_again() {
        String account = watched(desk.suspended());
        Exemption waiver = granted(exempt(account, Exemption.Kind.WAIVER, "INV-1", now().plus(9, ChronoUnit.DAYS)));
        assertThat(desk.text("select state from grounds")).isEqualTo("EXEMPTED");

        granted(desk.exemptions.end(SUPERVISOR, once(), account, waiver.id()));

        assertThat(desk.text("select state from grounds")).isEqualTo("HOLDS");
        assertThat(refused(desk.exemptions.end(SUPERVISOR, once(), account, waiver.id())))
                .isEqualTo(Ruling.Why.AGAINST_THE_RULES);
        assertThat(granted(desk.exemptions.of(AGENT, account))).hasSize(1);
    }

    @Test
    void an_exemption_names_what_the_account_has_and_an_instant_to_come() {
        String account = watched(desk.suspended());

        assertThat(refused(exempt(account, Exemption.Kind.STAY, "INV-9", null))).isEqualTo(Ruling.Why.UNPROCESSABLE);
        assertThat(refused(exempt(account, Exemption.Kind.WAIVER, "INV-1", now())))
                .isEqualTo(Ruling.Why.UNPROCESSABLE);
        assertThat(refused(desk.exemptions.record(
                        TRUST, once(), account, draft(Exemption.Kind.STAY, Ground.BILLING_OVERDUE, "INV-1", null))))
                .isEqualTo(Ruling.Why.FORBIDDEN);
        assertThat(refused(desk.exemptions.record(
                        AGENT, once(), account, draft(Exemption.Kind.STAY, Ground.BILLING_OVERDUE, "INV-1", null))))
                .isEqualTo(Ruling.Why.FORBIDDEN);
        assertThat(desk.count("select count(*) from exemptions")).isZero();
    }

    @Test
    void an_exemption_under_one_key_is_one() {
        String account = watched(desk.suspended());
        Once key = once();
        Exemptions.Draft draft = draft(Exemption.Kind.STAY, Ground.BILLING_OVERDUE, "INV-1", null);

        Exemption first = granted(desk.exemptions.record(SUPERVISOR, key, account, draft));

        assertThat(granted(desk.exemptions.record(SUPERVISOR, key, account, draft)))
                .isEqualTo(first);
        assertThat(desk.count("select count(*) from exemptions")).isOne();
    }

    @Test
    void a_written_off_invoice_clears_once() {
        String account = watched(desk.suspended());

        granted(desk.ledger.record(NEIGHBOUR, account, new WriteOff("INV-1", desk.today())));

        assertThat(desk.text("select cleared_by from grounds")).isEqualTo("write-off/INV-1");
        assertThat(granted(desk.ledger.record(NEIGHBOUR, account, new WriteOff("INV-1", desk.today())))
                        .how())
                .isEqualTo(How.DEDUPLICATED);
    }

    @Test
    void a_task_closes_with_its_cause_and_one_that_a_person_has_done_stays_done_until_then() {
        String account = watched(desk.account());
        desk.owes(account, "INV-1", "10.00", 1);
        desk.pays(account, "pay-1", "15.00", "INV-1");
        Tasks.TaskView task = open().get(0);
        assertThat(task.kind()).isEqualTo(Task.Kind.UNALLOCATED_MONEY);
        assertThat(task.subject()).isEqualTo("pay-1");

        granted(desk.tasks.done(AGENT, once(), task.id(), "paid back by cheque"));
        assertThat(granted(desk.reconciliation.compare(Actor.system("reconcile"), account, Duration.ofDays(30)))
                        .differences())
                .isEmpty();
        desk.pays(account, "pay-2", "1.00", "INV-1");
        assertThat(open()).extracting(Tasks.TaskView::subject).containsExactly("pay-2");
        assertThat(refused(desk.tasks.done(AGENT, once(), task.id(), null))).isEqualTo(Ruling.Why.AGAINST_THE_RULES);

        desk.takesBack(account, "pay-1");
        desk.takesBack(account, "pay-2");
        assertThat(open()).isEmpty();
        assertThat(desk.count("select count(*) from tasks where state = 'CLOSED'"))
                .isEqualTo(2);
    }

    @Test
    void the_resellers_of_a_suspended_provider_are_flagged_in_batches_and_cleared_when_it_is_back() {
        String provider = watched(desk.account(PartnerType.INDIRECT_PROVIDER, null));
        for (int i = 0; i < 2 * AT_A_TIME + 1; i++) {
            watched(desk.account(PartnerType.INDIRECT_RESELLER, provider));
        }
        desk.owes(provider, "INV-1", "10.00", 61);
        desk.runs(desk.run(provider, "r1", 100));
        lookAround();
        assertThat(open())
                .extracting(Tasks.TaskView::kind)
                .containsOnly(Task.Kind.FLAGGED_RESELLER)
                .hasSize(7);
        assertThat(desk.count("select count(*) from holds")).isOne();

        desk.pays(provider, "pay-1", "10.00", "INV-1");
        desk.files(provider);
        desk.decides(provider, Decision.Kind.REINSTATE);
        desk.runs(desk.run(provider, "r1", 100));
        lookAround();

        assertThat(open()).isEmpty();
        assertThat(desk.rounds.settled()).isTrue();
    }

    @Test
    void reconcile_finds_a_task_that_does_not_follow_from_the_facts() {
        String account = desk.account();
        desk.owes(account, "INV-1", "10.00", 1);
        desk.pays(account, "pay-1", "15.00", "INV-1");
        desk.jdbi().useHandle(handle -> handle.execute("delete from tasks"));

        assertThat(differences(account)).extracting(Difference::what).containsExactly("tasks");
        granted(desk.reconciliation.mend(Desk.ENGINEER, account, Duration.ofDays(1)));
        watched(account);
    }

    /** What the relay does, until there is nothing left to tell or to detect. */
    private void lookAround() {
        while (desk.rounds.tellMany(AT_A_TIME)) {
            // One batch after the other.
        }
        desk.rounds.claimAccounts(100).forEach(desk.rounds::detect);
    }

    private List<Tasks.TaskView> open() {
        Tasks.Query open = new Tasks.Query(null, Tasks.State.OPEN, null);
        return granted(desk.tasks.list(AGENT, open, new Paging(50, null))).items();
    }

    private List<Difference> differences(String account) {
        return desk.jdbi()
                .withHandle(handle -> dev.reinstate.activities.register.Projection.differences(handle, account));
    }

    private Ruling<Exemption> exempt(String account, Exemption.Kind kind, String invoice, Instant until) {
        return desk.exemptions.record(SUPERVISOR, once(), account, draft(kind, Ground.BILLING_OVERDUE, invoice, until));
    }

    private static Exemptions.Draft draft(Exemption.Kind kind, Ground ground, String subject, Instant until) {
        return new Exemptions.Draft(kind, new Anchor(ground, subject), until, "as agreed");
    }

    private String watched(String account) {
        accounts.add(account);
        return account;
    }

    private Instant now() {
        return desk.clock.now().truncatedTo(ChronoUnit.MICROS);
    }
}
