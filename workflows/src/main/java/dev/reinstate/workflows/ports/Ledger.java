package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Allotment;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.WriteOff;
import org.jspecify.annotations.Nullable;

/** The facts that billing reports. Each is kept for ever under its own id: a repeat is harmless, another body refused. */
public interface Ledger {

    Ruling<Recorded<Invoice>> record(Actor actor, String accountId, Invoice document);

    Ruling<Recorded<Payment>> record(Actor actor, Once once, String accountId, Payment payment);

    /** Kept even if the invoice is not known yet. */
    Ruling<Recorded<WriteOff>> record(Actor actor, String accountId, WriteOff writeOff);

    /** Kept even if the payment or the invoice is not known yet. */
    Ruling<Recorded<Allotment>> record(Actor actor, String accountId, Allotment allotment);

    /** Kept even if the payment is not known yet. */
    Ruling<Recorded<Reversal>> record(
            Actor actor, Once once, String accountId, Reversal reversal, @Nullable String reason);
}
