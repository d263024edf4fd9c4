package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.ProviderIssue;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.cases.StatusStep;
import dev.reinstate.workflows.cases.WriteOff;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fact that an event carries, normalised. */
public sealed interface Carried {

    /** An invoice. */
    record Issued(Invoice document) implements Carried {}

    /**
     * A credit note.
     *
     * @param issuedOn null for the day of {@code at} in the account's billing zone
     */
    record Credited(
            String creditNote,
            String invoice,
            Money amount,
            @Nullable LocalDate issuedOn,
            Instant at) implements Carried {

        /** A note that is told of twice has the day of the first telling. */
        public Invoice note(Facts facts) {
            LocalDate known = facts.books().documents().stream()
                    .filter(document -> document.number().equals(creditNote))
                    .map(Invoice::issuedOn)
                    .findFirst()
                    .orElseGet(() -> facts.account().dayAt(at));
            LocalDate day = issuedOn == null ? known : issuedOn;
            return new Invoice(creditNote, Invoice.Kind.CREDIT_NOTE, amount, day, null, invoice, null, null);
        }
    }

    /** Money that came in. */
    record Paid(Payment payment) implements Carried {}

    /** A payment taken back, and why if that is known. */
    record TakenBack(Reversal reversal, @Nullable String reason) implements Carried {}

    /** An invoice that billing gave up; null for the day of {@code at} in the account's billing zone. */
    record WrittenOff(String invoice, @Nullable LocalDate writtenOffOn, Instant at) implements Carried {

        public WriteOff writeOff(Account account) {
            return new WriteOff(invoice, writtenOffOn == null ? account.dayAt(at) : writtenOffOn);
        }
    }

    /** So much of a payment is for an invoice. */
    record Allocated(String paymentId, String invoice, Money amount) implements Carried {}

    /** How the check of the profile stands. */
    record Profile(Told told) implements Carried {}

    /** How the vetting stands. */
    record Vetting(Told told) implements Carried {}

    /**
     * A status.
     *
     * @param since null where only a day is known: then it is the start of that day in the billing zone
     * @param at when it was reported
     */
    record Told(
            Status state,
            @Nullable Instant since,
            @Nullable LocalDate sinceDay,
            Instant at,
            @Nullable String reason,
            List<StatusStep> steps,
            List<String> missing) {

        public StatusReport report(String id, Account account) {
            LocalDate day = sinceDay == null ? account.dayAt(at) : sinceDay;
            return new StatusReport(
                    id, state, since == null ? account.startOf(day) : since, at, reason, steps, missing);
        }
    }

    /** An issue at a provider that hurts the account. */
    record Raised(ProviderIssue issue) implements Carried {}

    /** The end of such an issue. */
    record Cleared(String issueId, Instant at) implements Carried {}

    /** Abuse that was found. Only a trust officer takes it back. */
    record Found(AbuseFinding finding) implements Carried {}
}
