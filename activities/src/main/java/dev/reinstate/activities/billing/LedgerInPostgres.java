package dev.reinstate.activities.billing;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.cases.Allotment;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.WriteOff;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Ledger;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import org.jspecify.annotations.Nullable;

/** What billing reports, each fact under its own id. */
public final class LedgerInPostgres implements Ledger {

    private final Transactions transactions;

    public LedgerInPostgres(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Ruling<Recorded<Invoice>> record(Actor actor, String accountId, Invoice document) {
        return transactions
                .as(actor)
                .write(Act.RECORD_FACTS, accountId, sitting -> LedgerFacts.record(sitting, document));
    }

    @Override
    public Ruling<Recorded<Payment>> record(Actor actor, Once once, String accountId, Payment payment) {
        return transactions
                .as(actor)
                .write(
                        Act.RECORD_FACTS,
                        accountId,
                        once,
                        new TypeReference<Recorded<Payment>>() {},
                        sitting -> LedgerFacts.record(sitting, payment));
    }

    @Override
    public Ruling<Recorded<WriteOff>> record(Actor actor, String accountId, WriteOff writeOff) {
        return transactions
                .as(actor)
                .write(Act.RECORD_FACTS, accountId, sitting -> LateFacts.record(sitting, writeOff));
    }

    @Override
    public Ruling<Recorded<Allotment>> record(Actor actor, String accountId, Allotment allotment) {
        return transactions
                .as(actor)
                .write(Act.RECORD_FACTS, accountId, sitting -> LateFacts.record(sitting, allotment));
    }

    @Override
    public Ruling<Recorded<Reversal>> record(
            Actor actor, Once once, String accountId, Reversal reversal, @Nullable String reason) {
        return transactions
                .as(actor)
                .write(
                        Act.RECORD_FACTS,
                        accountId,
                        once,
                        new TypeReference<Recorded<Reversal>>() {},
                        sitting -> LedgerFacts.record(sitting, reversal, reason));
    }
}
