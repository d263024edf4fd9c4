package dev.reinstate.activities.billing;

import dev.reinstate.activities.register.Sitting;
import dev.reinstate.workflows.cases.Allotment;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.WriteOff;
import dev.reinstate.workflows.ports.Acceptance;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Recorded.How;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.util.Map;

/** What billing says about an invoice or a payment later: for a request and for an event alike. */
public final class LateFacts {

    private LateFacts() {}

    public static Ruling<Recorded<WriteOff>> record(Sitting sitting, WriteOff writeOff) {
        Facts facts = sitting.facts();
        return Acceptance.of(facts, writeOff).then(taken -> {
            if (taken.how() == How.NEW) {
                LedgerRows.insert(sitting, writeOff);
                String cause = "write-off/" + writeOff.invoice();
                journal(sitting, facts, Event.of(Event.Kind.INVOICE_WRITTEN_OFF, cause, "invoice", writeOff.invoice()));
                sitting.derive(cause, Happening.INVOICE_WRITTEN_OFF, writeOff.invoice());
            }
            return Ruling.granted(taken);
        });
    }

    public static Ruling<Recorded<Allotment>> record(Sitting sitting, Allotment allotment) {
        Facts facts = sitting.facts();
        return Acceptance.of(facts, allotment).then(taken -> {
            if (taken.how() == How.NEW) {
                recordNew(sitting, facts, allotment);
            }
            return Ruling.granted(taken);
        });
    }

    private static void recordNew(Sitting sitting, Facts facts, Allotment allotment) {
        LedgerRows.insert(sitting, allotment);
        String cause = "allotment/" + allotment.id();
        Map<String, String> codes = Map.of(
                "payment",
                allotment.paymentId(),
                "invoice",
                allotment.invoice(),
                "amount",
                allotment.amount().toString());
        journal(sitting, facts, new Event(Event.Kind.PAYMENT_ALLOCATED, cause, codes));
        sitting.derive(cause, Happening.PAYMENT_ALLOCATED, allotment.id());
    }

    private static void journal(Sitting sitting, Facts facts, Event event) {
        sitting.journal(event, facts.file().opened() ? facts.file().id() : null);
    }
}
