package dev.reinstate.api;

import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.ports.Carried;
import java.time.Instant;
import java.time.LocalDate;

/** What billing tells. Some of its kind write money that came in, or was credited, as less than nothing. */
final class BillingEvents {

    private static final Shape<Invoice.Kind> KIND = EventShapes.anyCase(Shapes.oneOf(Invoice.Kind.class));

    private BillingEvents() {}

    static Carried issued(Body data, Instant at) {
        String number = data.required("number", Shapes.ID);
        if (data.optional("kind", KIND) == Invoice.Kind.CREDIT_NOTE) {
            data.senseless("kind", "is CREDIT_NOTE: a credit note is told of by invoice.credited");
        }
        Money total = data.required("total", Amounts::read);
        LocalDate issuedOn = data.required("issuedOn", Shapes.DATE);
        LocalDate dueOn = data.optional("dueOn", Shapes.DATE);
        LedgerBodies.Links links = data.optional("links", LedgerBodies::links);
        return new Carried.Issued(new Invoice(
                number, Invoice.Kind.INVOICE, total, issuedOn, dueOn, null, links.invoice(), links.reconciliation()));
    }

    static Carried credited(Body data, Instant at) {
        String invoice = data.required("number", Shapes.ID);
        String note = data.required("creditNote", Shapes.ID);
        Money amount = data.required("amount", Amounts::unsigned);
        return new Carried.Credited(note, invoice, amount, data.optional("issuedOn", Shapes.DATE), at);
    }

    static Carried recorded(Body data, Instant at) {
        String id = data.required("paymentId", Shapes.ID);
        Money amount = data.required("amount", Amounts::unsigned);
        LocalDate receivedOn = data.required("receivedOn", Shapes.DATE);
        String invoice = data.optional("invoice", Shapes.ID);
        if (amount.amount().signum() == 0) {
            data.senseless("amount/amount", "must not be zero: no money is no payment");
        }
        return new Carried.Paid(new Payment(id, amount, receivedOn, invoice));
    }

    static Carried writtenOff(Body data, Instant at) {
        String invoice = data.required("number", Shapes.ID);
        return new Carried.WrittenOff(invoice, data.optional("writtenOffOn", Shapes.DATE), at);
    }

    static Carried allocated(Body data, Instant at) {
        String payment = data.required("paymentId", Shapes.ID);
        String invoice = data.required("invoice", Shapes.ID);
        Money amount = data.required("amount", Amounts::unsigned);
        if (amount.amount().signum() == 0) {
            data.senseless("amount/amount", "must not be zero: no money is no part of a payment");
        }
        return new Carried.Allocated(payment, invoice, amount);
    }

    static Carried reversed(Body data, Instant at) {
        String payment = data.required("paymentId", Shapes.ID);
        String id = data.required("reversalId", Shapes.ID);
        LocalDate reversedOn = data.required("reversedOn", Shapes.DATE);
        return new Carried.TakenBack(new Reversal(id, payment, reversedOn), data.optional("reason", Shapes.PROSE));
    }
}
