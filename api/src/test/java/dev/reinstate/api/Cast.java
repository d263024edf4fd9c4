package dev.reinstate.api;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Books;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Claim;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Contact;
import dev.reinstate.workflows.cases.ContactRole;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Evidence;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Explanation;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.Hold;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.cases.Matters;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.NextAct;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.cases.Operation;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.PartnerType;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Profile;
import dev.reinstate.workflows.cases.Programme;
import dev.reinstate.workflows.cases.Requirement;
import dev.reinstate.workflows.cases.Series;
import dev.reinstate.workflows.cases.Sla;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.Standing;
import dev.reinstate.workflows.cases.Statement;
import dev.reinstate.workflows.cases.StatementEntry;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.StatusStep;
import dev.reinstate.workflows.cases.SupportRequest;
import dev.reinstate.workflows.cases.Task;
import dev.reinstate.workflows.cases.Terms;
import dev.reinstate.workflows.cases.TermsBook;
import dev.reinstate.workflows.cases.WaitingOn;
import dev.reinstate.workflows.ports.AccountView;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.CaseSummary;
import dev.reinstate.workflows.ports.CaseTag;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Disputes;
import dev.reinstate.workflows.ports.Dossiers;
import dev.reinstate.workflows.ports.EventSource;
import dev.reinstate.workflows.ports.EventType;
import dev.reinstate.workflows.ports.EventView;
import dev.reinstate.workflows.ports.NoticeView;
import dev.reinstate.workflows.ports.Notices;
import dev.reinstate.workflows.ports.Outlook;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Rulings;
import dev.reinstate.workflows.ports.Said;
import dev.reinstate.workflows.ports.Standings;
import dev.reinstate.workflows.ports.StatementView;
import dev.reinstate.workflows.ports.Targets;
import dev.reinstate.workflows.ports.Tasks;
import dev.reinstate.workflows.ports.TimelineItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The named cast of these tests. */
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

    static final Notices.Worded WORDED = new Notices.Worded("en", "Acme is held", "Why\n", "<p>Why</p>");

    static final NoticeView NOTICE = new NoticeView(
            "ntc_1",
            NoticeKind.SUSPENDED,
            "demo-partner@example.test",
            "en",
            NoticeView.State.FAILED,
            HELD,
            null,
            NOW,
            1,
            "connection to mail.internal refused",
            "case_1");

    static final EventView EVENT = new EventView(
            "evt_1",
            EventSource.BILLING,
            "msg_1",
            "payment.recorded",
            "acme",
            EventView.State.APPLIED,
            null,
            "1f0c22ab",
            NOW,
            NOW,
            0,
            "{}");

    static final SupportRequest REQUEST =
            new SupportRequest("req_1", NOW, "demo-partner", SupportRequest.State.OPEN, NOW);

    static final Rulings.Decided DECIDED = new Rulings.Decided(
            new Decision("dec_1", Decision.Kind.REINSTATE, 2, "req_1", NOW, "demo-agent"),
            "case_1",
            CaseView.Effect.PENDING);

    static final CaseTag TAG = new CaseTag("UNDER_REVIEW", "r2.BILLING_OVERDUE.CLEARED", "req_1.OPEN", "none", "none");

    static final Disputes.Filed DISPUTED = new Disputes.Filed(
            "dsp_1", "case_1", Ground.BILLING_OVERDUE, "INV-7", Dispute.State.OPEN, NOW, "demo-partner");

    static final Disputes.Answered UPHELD = new Disputes.Answered(
            "ddc_1",
            "dsp_1",
            "case_1",
            Dispute.Kind.UPHOLD,
            Dispute.State.UPHELD,
            NOW,
            "demo-supervisor",
            "exm_2",
            null);

    static final Exemption EXEMPTION = new Exemption(
            "exm_1",
            Exemption.Kind.WAIVER,
            new Anchor(Ground.BILLING_OVERDUE, "INV-7"),
            NOW,
            Instant.parse("2026-12-01T00:00:00Z"),
            "sue",
            null);

    static final Tasks.TaskView TASK = new Tasks.TaskView(
            "tsk_1",
            "acme",
            Cloud.PUBLIC,
            Task.Kind.NO_DUE_DATE,
            "INV-8",
            Tasks.State.OPEN,
            NOW,
            NOW,
            true,
            null,
            null,
            null);

    static final Profile PROFILE = new Profile(
            "acme",
            Programme.CSP,
            false,
            new Evidence.Checked(
                    Status.REJECTED,
                    NOW,
                    null,
                    List.of(new StatusStep("EMAIL_DOMAIN", "REJECTED", "not yours")),
                    List.of("address"),
                    null),
            null,
            List.of(new Requirement.Remedy("Contact Support.", null, Requirement.Who.GLOBAL_ADMIN)),
            NOW);

    private static final GroundEntry OVERDUE =
            new GroundEntry(Ground.BILLING_OVERDUE, GroundState.CLEARED, NOW, "INV-7", null, "payment/pay_7");

    private static final Evidence EVIDENCE = new Evidence(
            List.of(new Evidence.OverdueInvoice(
                    "INV-7", LocalDate.parse("2026-09-01"), 62, Money.of("120.50", "EUR"), null)),
            List.of(),
            null,
            List.of());

    static final CaseSummary SUMMARY = new CaseSummary(
            "case_1",
            "acme",
            "Acme GmbH",
            Cloud.PUBLIC,
            Stage.UNDER_REVIEW,
            null,
            List.of(OVERDUE),
            2,
            WARNED,
            null,
            HELD,
            WaitingOn.AGENT,
            new NextAct(NextAct.What.REMIND, NOW),
            null,
            null);

    static final Queue.Row ROW = new Queue.Row(SUMMARY, NOW, new Queue.SlaView(HELD, NOW, Sla.State.LATE, null));

    static final List<TimelineItem> STORY = List.of(
            item(1, "system", Event.Kind.CASE_OPENED, "time", Map.of()),
            item(
                    2,
                    "demo-billing",
                    Event.Kind.PAYMENT_RECORDED,
                    "payment/pay_7",
                    Map.of("amount", "120.50 EUR", "invoice", "INV-7")));

    static final Outlook.Watched WATCHED = new Outlook.Watched(
            "acme",
            "Acme GmbH",
            Cloud.PUBLIC,
            "case_1",
            Ground.BILLING_OVERDUE,
            "INV-7",
            HELD,
            Ground.BILLING_OVERDUE.clearedBy(),
            Ground.BILLING_OVERDUE.remedies(Links.none()));

    static final String KEY_SECRET = "rk_7f2Qd8mXw3kLz0aPcR5tYuVnB1sEjHgG9oIqWxZyKlM";

    static final ApiKeys.Key KEY = new ApiKeys.Key(
            "key_1",
            new ApiKeys.Draft(
                    "nightly report",
                    Role.AGENT,
                    Set.of(Cloud.PUBLIC),
                    Set.of(Act.SEE_CASE),
                    Instant.parse("2027-02-01T00:00:00Z")),
            NOW,
            "demo-supervisor",
            null,
            null);

    private Cast() {}

    /** Of an invoice that is 32 days overdue. */
    static Explanation explanation() {
        LocalDate due = LocalDate.parse("2026-10-01");
        Invoice invoice =
                new Invoice("INV-7", Invoice.Kind.INVOICE, Money.of("120.50", "EUR"), due, due, null, null, null);
        Terms terms = new Terms(
                1,
                60,
                List.of(30, 45, 55),
                30,
                List.of(15, 25),
                Set.of("LOW"),
                new Series(List.of(7), 30),
                new Series(List.of(3), 30),
                Map.of());
        Facts facts = Facts.of(
                ACME,
                Books.of(List.of(invoice), List.of(), List.of()),
                Matters.none(),
                TermsBook.of(terms),
                null,
                CaseFile.fresh("case_1", NOW, null),
                Set.of());
        return Explanation.of(facts, Derivation.derive(facts, NOW, "time"), Links.none(), NOW);
    }

    static AccountView view(Account account) {
        return new AccountView(account, false, "case_1");
    }

    static TimelineItem item(long seq, String actor, Event.Kind kind, String cause, Map<String, String> codes) {
        return new TimelineItem(seq, NOW, actor, kind, cause, codes);
    }

    static Standing standing(Instant asOf) {
        Map<Operation, Standing.Answer> operations = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            boolean denied = operation.newBusiness();
            List<Ground> grounds = denied ? List.of(Ground.BILLING_OVERDUE) : List.of();
            operations.put(operation, new Standing.Answer(!denied, grounds, List.of()));
        }
        Requirement pay = new Requirement(
                "pay",
                Ground.BILLING_OVERDUE,
                Requirement.State.DUE,
                HELD,
                EVIDENCE,
                List.of(new Requirement.Remedy("Pay INV-7", null, Requirement.Who.GLOBAL_ADMIN)));
        Hold hold = new Hold("hold/case_1", "case_1", HELD);
        return new Standing("acme", false, "case_1", hold, operations, List.of(pay), asOf);
    }

    /** One invoice, partly paid, with more of the history to come. */
    static StatementView statement() {
        Invoice invoice = new Invoice(
                "INV-7",
                Invoice.Kind.INVOICE,
                Money.of("120.50", "EUR"),
                LocalDate.parse("2026-08-01"),
                LocalDate.parse("2026-09-01"),
                null,
                "https://example.com/i/INV-7",
                "https://example.com/r/INV-7");
        Payment payment = new Payment("pay_7", Money.of("100.00", "EUR"), LocalDate.parse("2026-11-02"), "INV-7");
        StatementEntry.Document document = new StatementEntry.Document(invoice, Money.of("20.50", "EUR"), 62);
        StatementEntry.Receipt receipt = new StatementEntry.Receipt(
                payment, List.of(new StatementEntry.Part("INV-7", payment.amount())), Money.of("0.00", "EUR"), null);
        Statement statement = Statement.of(ACME, List.of(document, receipt), NOW);
        return new StatementView(statement, new Page<>(statement.history(), "n2"));
    }

    /** {@code acme} is suspended, and nobody else is known. */
    static Standings.Gate gate(List<String> accountIds) {
        return new Standings.Gate(
                accountIds.stream()
                        .map(id -> id.equals("acme")
                                ? new Standings.Passage(id, true, false, List.of(Ground.BILLING_OVERDUE), "case_1")
                                : Standings.Passage.unknown(id))
                        .toList(),
                NOW);
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

    static Dossiers.Dossier dossier() {
        return new Dossiers.Dossier(
                ACME, underReview(), explanation(), statement().statement(), PROFILE, new Page<>(STORY, null));
    }

    static final String SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    static final Targets.Target TARGET = new Targets.Target(
            "tgt_1",
            new Targets.Draft(
                    "https://hooks.example.com/reinstate",
                    Set.of(EventType.HOLD_PLACED),
                    Set.of(Cloud.PUBLIC),
                    "The order system"),
            Targets.State.DISABLED,
            "the receiver answered 410 Gone",
            NOW,
            "demo-engineer",
            NOW);

    static final Targets.Sent SENT = new Targets.Sent(
            "msg_1", "acme", 12, "hold.placed", Targets.Progress.PENDING, 2, NOW, NOW, 503, "HTTP 503", NOW);
}
