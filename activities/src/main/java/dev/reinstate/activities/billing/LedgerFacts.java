package dev.reinstate.activities.billing;

import dev.reinstate.activities.register.Minted;
import dev.reinstate.activities.register.Sitting;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.ports.Acceptance;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Recorded.How;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records what billing reports, inside a transaction that another has begun: a request's or an event's. What is refused
 * is refused before anything is written.
 */
public final class LedgerFacts {

    private LedgerFacts() {}

    public static Ruling<Recorded<Invoice>> record(Sitting sitting, Invoice document) {
        Facts facts = sitting.facts();
        return Acceptance.of(facts, document).then(taken -> {
            switch (taken.how()) {
                case NEW -> {
                    LedgerRows.insert(sitting, document);
                    changed(sitting, facts, document, Event.Kind.INVOICE_RECORDED);
                }
                case CHANGED -> {
                    LedgerRows.cure(sitting, document);
                    changed(sitting, facts, document, Event.Kind.INVOICE_CURED);
                }
                case DEDUPLICATED -> {}
            }
            return Ruling.granted(taken);
        });
    }

    private static void changed(Sitting sitting, Facts facts, Invoice document, Event.Kind kind) {
        String cause = (document.kind() == Invoice.Kind.CREDIT_NOTE ? "credit/" : "invoice/") + document.number();
        Map<String, String> codes = document.dueOn() == null
                ? Map.of("total", document.total().toString())
                : Map.of(
                        "total",
                        document.total().toString(),
                        "dueOn",
                        document.dueOn().toString());
        sitting.journal(new Event(kind, cause, codes), openCase(facts));
        sitting.derive(cause, Happening.INVOICE_RECORDED, document.number());
    }

    public static Ruling<Recorded<Payment>> record(Sitting sitting, Payment payment) {
        Facts facts = sitting.facts();
        return Acceptance.of(facts, payment).then(taken -> {
            if (taken.how() == How.NEW) {
                recordNew(sitting, facts, payment);
            }
            return Ruling.granted(taken);
        });
    }

    private static void recordNew(Sitting sitting, Facts facts, Payment payment) {
        LedgerRows.insert(sitting, payment);
        String cause = "payment/" + payment.id();
        Map<String, String> codes = payment.invoice() == null
                ? Map.of("amount", payment.amount().toString())
                : Map.of("amount", payment.amount().toString(), "invoice", payment.invoice());
        sitting.journal(new Event(Event.Kind.PAYMENT_RECORDED, cause, codes), openCase(facts));
        sitting.derive(cause, Happening.PAYMENT_RECORDED, payment.id());
    }

    public static Ruling<Recorded<Reversal>> record(Sitting sitting, Reversal reversal, @Nullable String reason) {
        Facts facts = sitting.facts();
        return Acceptance.of(facts, reversal).then(taken -> {
            if (taken.how() == How.NEW) {
                recordNew(sitting, facts, reversal, reason);
            }
            return Ruling.granted(taken);
        });
    }

    private static void recordNew(Sitting sitting, Facts facts, Reversal reversal, @Nullable String reason) {
        LedgerRows.insert(sitting, reversal, reason == null ? null : text(sitting, reason));
        String cause = "reversal/" + reversal.id();
        sitting.journal(Event.of(Event.Kind.PAYMENT_REVERSED, cause, "payment", reversal.paymentId()), openCase(facts));
        sitting.derive(cause, Happening.PAYMENT_REVERSED, reversal.id());
    }

    private static String text(Sitting sitting, String body) {
        return sitting.keepText(Minted.id("txt"), body);
    }

    private static @Nullable String openCase(Facts facts) {
        return facts.file().opened() ? facts.file().id() : null;
    }
}
