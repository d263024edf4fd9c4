package dev.reinstate.api;

import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the facts of billing must look like. */
final class LedgerBodies {

    private static final Shape<Invoice.Kind> KIND = Shapes.oneOf(Invoice.Kind.class);

    /** A reversal and why, which is kept apart from it. */
    record Reversed(Reversal reversal, @Nullable String reason) {}

    /** Where the partner reads the documents. */
    record Links(@Nullable String invoice, @Nullable String reconciliation) {}

    private LedgerBodies() {}

    static Invoice invoice(String number, Body body) {
        Invoice.Kind kind = body.required("kind", KIND);
        Money total = body.required("total", Amounts::read);
        LocalDate issuedOn = body.required("issuedOn", Shapes.DATE);
        LocalDate dueOn = body.optional("dueOn", Shapes.DATE);
        String credits = body.optional("credits", Shapes.ID);
        Links links = body.optional("links", LedgerBodies::links);
        check(body, kind, credits);
        body.end();
        return new Invoice(number, kind, total, issuedOn, dueOn, credits, links.invoice(), links.reconciliation());
    }

    static Links links(Body body) {
        return new Links(body.optional("invoice", Shapes.LINK), body.optional("reconciliation", Shapes.LINK));
    }

    private static void check(Body body, Invoice.Kind kind, @Nullable String credits) {
        if (kind == Invoice.Kind.CREDIT_NOTE && credits == null) {
            body.senseless("credits", "is needed on a CREDIT_NOTE: the number of the invoice that it credits");
        }
        if (kind == Invoice.Kind.INVOICE && credits != null) {
            body.senseless("credits", "belongs to a CREDIT_NOTE only: leave it out");
        }
    }

    static Payment payment(Body body) {
        String id = body.required("paymentId", Shapes.ID);
        Money amount = body.required("amount", Amounts::read);
        LocalDate receivedOn = body.required("receivedOn", Shapes.DATE);
        String invoice = body.optional("invoice", Shapes.ID);
        if (amount.amount().signum() == 0) {
            body.senseless("amount/amount", "must not be zero: no money is no payment");
        }
        body.end();
        return new Payment(id, amount, receivedOn, invoice);
    }

    static Reversed reversal(String paymentId, Body body) {
        String id = body.required("reversalId", Shapes.ID);
        LocalDate reversedOn = body.required("reversedOn", Shapes.DATE);
        String reason = body.optional("reason", Shapes.PROSE);
        body.end();
        return new Reversed(new Reversal(id, paymentId, reversedOn), reason);
    }
}
