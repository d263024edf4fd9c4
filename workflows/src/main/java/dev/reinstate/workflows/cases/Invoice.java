package dev.reinstate.workflows.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or a credit note.
 *
 * @param dueOn absent on a credit note; an invoice without it is quarantined
 * @param credits the invoice that a credit note credits
 * @param invoiceLink where the partner reads the document
 * @param reconciliationLink where the partner reads the reconciliation file
 */
public record Invoice(
        String number,
        Kind kind,
        Money total,
        LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        @Nullable String credits,
        @Nullable String invoiceLink,
        @Nullable String reconciliationLink) {

    /** Which of the two documents it is. */
    public enum Kind {
        INVOICE,
        CREDIT_NOTE
    }

    /** An invoice without a due date waits for an agent; its issue date never stands in. */
    public boolean quarantined() {
        return kind == Kind.INVOICE && dueOn == null;
    }

    /** The same document, its quarantine cured by a due date. */
    public Invoice dueOn(LocalDate day) {
        return new Invoice(number, kind, total, issuedOn, day, credits, invoiceLink, reconciliationLink);
    }
}
