package dev.reinstate.api;

import dev.reinstate.workflows.cases.Balance;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.Statement;
import dev.reinstate.workflows.cases.StatementEntry;
import dev.reinstate.workflows.ports.StatementView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement as it goes out. */
record StatementJson(
        String accountId,
        Instant asOf,
        String billingZone,
        @Nullable String note,
        List<CurrencyJson> currencies,
        ListJson<Object> history) {

    /** What is owed in one currency. */
    record CurrencyJson(
            String currency,
            Money balanceDue,
            Money overdue,
            Money open,
            Money unallocated,
            List<MonthJson> trend,
            LedgerJson.@Nullable PaymentJson mostRecentPayment) {

        static CurrencyJson of(Balance balance) {
            return new CurrencyJson(
                    balance.currency().getCurrencyCode(),
                    balance.balanceDue(),
                    balance.overdue(),
                    balance.open(),
                    balance.unallocated(),
                    balance.trend().stream().map(MonthJson::of).toList(),
                    balance.mostRecentPayment() == null ? null : LedgerJson.of(balance.mostRecentPayment()));
        }
    }

    /** What happened in one month. */
    record MonthJson(String month, Money invoiced, Money credited, Money paid, Money reversed) {

        static MonthJson of(Balance.Month month) {
            return new MonthJson(
                    month.month().toString(), month.invoiced(), month.credited(), month.paid(), month.reversed());
        }
    }

    /** A document in the history. */
    record DocumentJson(
            String kind,
            String number,
            Money total,
            @Nullable Money open,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            long daysOverdue,
            @Nullable String credits,
            LedgerJson.Links links,
            boolean quarantined) {}

    /** Money in the history. */
    record PaymentJson(
            String kind,
            String paymentId,
            Money amount,
            LocalDate receivedOn,
            @Nullable String invoice,
            List<StatementEntry.Part> allocations,
            Money unallocated,
            boolean reversed,
            @Nullable LocalDate reversedOn) {}

    static StatementJson of(StatementView view) {
        Statement statement = view.statement();
        return new StatementJson(
                statement.account().id(),
                statement.asOf(),
                statement.account().billingZone().getId(),
                statement.note(),
                statement.balances().stream().map(CurrencyJson::of).toList(),
                ListJson.of(view.history(), StatementJson::entry));
    }

    private static Object entry(StatementEntry entry) {
        return entry instanceof StatementEntry.Receipt receipt
                ? payment(receipt)
                : document((StatementEntry.Document) entry);
    }

    private static PaymentJson payment(StatementEntry.Receipt receipt) {
        return new PaymentJson(
                "PAYMENT",
                receipt.payment().id(),
                receipt.payment().amount(),
                receipt.payment().receivedOn(),
                receipt.payment().invoice(),
                receipt.parts(),
                receipt.unallocated(),
                receipt.reversed(),
                receipt.reversedOn());
    }

    private static DocumentJson document(StatementEntry.Document document) {
        Invoice invoice = document.invoice();
        return new DocumentJson(
                invoice.kind().name(),
                invoice.number(),
                invoice.total(),
                document.open(),
                invoice.issuedOn(),
                invoice.dueOn(),
                document.daysOverdue(),
                invoice.credits(),
                new LedgerJson.Links(invoice.invoiceLink(), invoice.reconciliationLink()),
                invoice.quarantined());
    }
}
