package dev.reinstate.api;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Claim;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Evidence;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.NextAct;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Programme;
import dev.reinstate.workflows.cases.Sla;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.SupportRequest;
import dev.reinstate.workflows.cases.WaitingOn;
import dev.reinstate.workflows.ports.CaseTag;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Rulings;
import dev.reinstate.workflows.ports.Said;
import dev.reinstate.workflows.ports.TimelineItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The named cast of these tests: acme, its case, and who has done what on it. */
final class Cast {

    static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");

    static final Instant HELD = Instant.parse("2026-11-01T23:00:05Z");

    private static final Instant WARNED = Instant.parse("2026-10-01T22:00:00Z");

    static final Account ACME = new Account(
            "acme",
            "Acme GmbH",
            Programme.CSP,
            PartnerType.DIRECT_BILL,
            null,
            Cloud.PUBLIC,
            ZoneId.of("Europe/Berlin"),
            List.of(
                    new Contact("Jo Doe", "demo-partner@example.test", ContactRole.GLOBAL_ADMIN, "en"),
                    new Contact("Bea Bill", "demo-billing-admin@example.test", ContactRole.BILLING_ADMIN, "en")));

    static final SupportRequest REQUEST =
            new SupportRequest("req_1", NOW, "demo-partner", SupportRequest.State.OPEN, NOW);

    static final Rulings.Decided DECIDED = new Rulings.Decided(
            new Decision("dec_1", Decision.Kind.REINSTATE, 2, "req_1", NOW, "demo-agent"),
            "case_1",
            CaseView.Effect.PENDING);

    static final CaseTag TAG = new CaseTag("UNDER_REVIEW", "r2.BILLING_OVERDUE.CLEARED", "req_1.OPEN", "none", "none");

    private static final GroundEntry OVERDUE =
            new GroundEntry(Ground.BILLING_OVERDUE, GroundState.CLEARED, NOW, "INV-7", null, "payment/pay_7");

    private static final Evidence EVIDENCE = new Evidence(
            List.of(new Evidence.OverdueInvoice(
                    "INV-7", LocalDate.parse("2026-09-01"), 62, Money.of("120.50", "EUR"), null)),
            List.of(),
            null,
            List.of());

    static final List<TimelineItem> STORY = List.of(
            item(1, "system", Event.Kind.CASE_OPENED, "time", Map.of()),
            item(
                    2,
                    "demo-billing",
                    Event.Kind.PAYMENT_RECORDED,
                    "payment/pay_7",
                    Map.of("amount", "120.50 EUR", "invoice", "INV-7")));

    private Cast() {}

    static TimelineItem item(long seq, String actor, Event.Kind kind, String cause, Map<String, String> codes) {
        return new TimelineItem(seq, NOW, actor, kind, cause, codes);
    }

    static CaseView underReview() {
        Broken role = new Broken("role", "Your role may not decide.", "an agent or a supervisor");
        return new CaseView(
                "case_1",
                "acme",
                Stage.UNDER_REVIEW,
                null,
                List.of(new CaseView.GroundView(OVERDUE, EVIDENCE)),
                2,
                HELD,
                WaitingOn.AGENT,
                new NextAct(NextAct.What.LOOK, NOW),
                REQUEST,
                null,
                new CaseView.FourEyesView(
                        List.of("12000.00 EUR were overdue, which is above 10000.00 (terms 2)"),
                        List.of(new CaseView.ApprovalView("dec_1", "demo-agent", NOW))),
                List.of(new CaseView.DisputeView(
                        "dsp_1",
                        Ground.BILLING_OVERDUE,
                        "INV-7",
                        Dispute.State.REJECTED,
                        HELD,
                        "demo-partner",
                        "It is not ours.",
                        NOW,
                        "demo-supervisor",
                        null,
                        "It is theirs",
                        "We have looked at it.")),
                List.of(new Said(WARNED, "demo-partner", Said.Kind.REQUEST, "We have paid.", null)),
                null,
                List.of(new CaseView.PastCaseView(
                        "case_0", WARNED, WARNED, Outcome.REINSTATED, List.of(Ground.BILLING_OVERDUE), true)),
                1,
                WARNED,
                null,
                List.of(new CaseView.Action("decide-reinstate", false, List.of(role))),
                TAG,
                new CaseView.Desk(new Claim("demo-agent", NOW), new Queue.SlaView(HELD, NOW, Sla.State.LATE, NOW)),
                NOW);
    }
}
