package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import java.time.Instant;
import java.time.LocalDate;
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
            Instant at) implements Carried {}

    /** Money that came in. */
    record Paid(Payment payment) implements Carried {}

    /** A payment taken back, and why if that is known. */
    record TakenBack(Reversal reversal, @Nullable String reason) implements Carried {}
}
