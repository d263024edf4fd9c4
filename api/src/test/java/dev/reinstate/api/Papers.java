package dev.reinstate.api;

import dev.reinstate.workflows.cases.Books;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Explanation;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.cases.Matters;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Series;
import dev.reinstate.workflows.cases.Statement;
import dev.reinstate.workflows.cases.StatementEntry;
import dev.reinstate.workflows.cases.Terms;
import dev.reinstate.workflows.cases.TermsBook;
import dev.reinstate.workflows.ports.EventSource;
import dev.reinstate.workflows.ports.EventType;
import dev.reinstate.workflows.ports.EventView;
import dev.reinstate.workflows.ports.NoticeView;
import dev.reinstate.workflows.ports.Notices;
import dev.reinstate.workflows.ports.Outlook;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.StatementView;
import dev.reinstate.workflows.ports.Targets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is read in these tests beside the case: letters, statements, events, explanations, targets. */
final class Papers {

    static final Notices.Worded WORDED = new Notices.Worded("en", "Acme is held", "Why\n", "<p>Why</p>");

    static final NoticeView NOTICE = new NoticeView(
            "ntc_1",
            NoticeKind.SUSPENDED,
            "demo-partner@example.test",
            "en",
            NoticeView.State.FAILED,
            Cast.HELD,
            null,
            Cast.NOW,
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
            Cast.NOW,
            Cast.NOW,
            0,
            "{}");

    static final Outlook.Watched WATCHED = new Outlook.Watched(
            "acme",
            "Acme GmbH",
            Cloud.PUBLIC,
            "case_1",
            Ground.BILLING_OVERDUE,
            "INV-7",
            Cast.HELD,
            Ground.BILLING_OVERDUE.clearedBy(),
            Ground.BILLING_OVERDUE.remedies(Links.none()));

    static final Targets.Target TARGET = new Targets.Target(
            "tgt_1",
            new Targets.Draft(
                    "https://hooks.example.com/reinstate",
                    Set.of(EventType.HOLD_PLACED),
                    Set.of(Cloud.PUBLIC),
                    "The order system"),
            Targets.State.DISABLED,
            "the receiver answered 410 Gone",
            Cast.NOW,
            "demo-engineer",
            Cast.NOW);

    static final Targets.Sent SENT = new Targets.Sent(
            "msg_1",
            "acme",
            12,
            "hold.placed",
            Targets.Progress.PENDING,
            2,
            Cast.NOW,
            Cast.NOW,
            503,
            "HTTP 503",
            Cast.NOW);

    private Papers() {}

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
                Cast.ACME,
                Books.of(List.of(invoice), List.of(), List.of()),
                Matters.none(),
                TermsBook.of(terms),
                null,
                CaseFile.fresh("case_1", Cast.NOW, null),
                Set.of());
        return Explanation.of(facts, Derivation.derive(facts, Cast.NOW, "time"), Links.none(), Cast.NOW);
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
        Statement statement = Statement.of(Cast.ACME, List.of(document, receipt), Cast.NOW);
        return new StatementView(statement, new Page<>(statement.history(), "n2"));
    }
}
