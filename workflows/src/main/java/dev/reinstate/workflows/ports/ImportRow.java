package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import org.jspecify.annotations.Nullable;

/** A line of an import that could be read: the fact, and of which account it is. */
public sealed interface ImportRow {

    /** Where it stands in its file, from one on. */
    long line();

    String accountId();

    /** An account. */
    record OfAccount(long line, Account account) implements ImportRow {
        @Override
        public String accountId() {
            return account.id();
        }
    }

    /** An invoice or a credit note. */
    record OfDocument(long line, String accountId, Invoice document) implements ImportRow {}

    /** A payment. */
    record OfPayment(long line, String accountId, Payment payment) implements ImportRow {}

    /** A payment taken back, and why if that is known. */
    record OfReversal(
            long line,
            String accountId,
            Reversal reversal,
            @Nullable String reason) implements ImportRow {}

    /**
     * How a check stands.
     *
     * @param vetting else it is the profile's
     */
    record OfStatus(long line, String accountId, boolean vetting, String reportId, Carried.Told told)
            implements ImportRow {}
}
