package dev.reinstate.api;

import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The facts of billing as they go out, each under the names that it came in with. */
final class LedgerJson {

    /** An invoice or a credit note. */
    record InvoiceJson(
            String number,
            Invoice.Kind kind,
            Money total,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            @Nullable String credits,
            Links links,
            boolean quarantined) {}

    /** Where the partner reads the documents. */
    record Links(@Nullable String invoice, @Nullable String reconciliation) {}

    /** Money received. */
    record PaymentJson(
            String paymentId,
            Money amount,
            LocalDate receivedOn,
            @Nullable String invoice) {}

    /** A payment taken back. */
    record ReversalJson(String reversalId, String paymentId, LocalDate reversedOn) {}

    /** The answer to a payment. */
    record Paid(PaymentJson payment, boolean deduplicated) {}

    /** The answer to a reversal. */
    record TakenBack(ReversalJson reversal, boolean deduplicated) {}

    private LedgerJson() {}

    static InvoiceJson of(Invoice invoice) {
        return new InvoiceJson(
                invoice.number(),
                invoice.kind(),
                invoice.total(),
                invoice.issuedOn(),
                invoice.dueOn(),
                invoice.credits(),
                new Links(invoice.invoiceLink(), invoice.reconciliationLink()),
                invoice.quarantined());
    }

    static PaymentJson of(Payment payment) {
        return new PaymentJson(payment.id(), payment.amount(), payment.receivedOn(), payment.invoice());
    }

    static ReversalJson of(Reversal reversal) {
        return new ReversalJson(reversal.id(), reversal.paymentId(), reversal.reversedOn());
    }
}
