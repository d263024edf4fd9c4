package dev.reinstate.activities.billing;

import dev.reinstate.activities.register.Minted;
import dev.reinstate.activities.register.Sitting;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Recorded.How;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records what billing reports, inside a transaction that another has begun: a request's or an event's. What is refused
 * is refused before anything is written.
 */
public final class LedgerFacts {

    private LedgerFacts() {}

    public static Ruling<Recorded<Invoice>> record(Sitting sitting, Invoice document) {
        Facts facts = sitting.facts();
        Optional<Ruling<Recorded<Invoice>>> refused = refused(facts.account(), document);
        if (refused.isPresent()) {
            return refused.get();
        }
        Invoice known = document(facts, document.number());
        if (known == null) {
            return currencyOfCredited(facts, document).orElseGet(() -> recordNew(sitting, facts, document));
        }
        return known.equals(document) ? repeated(known) : cured(sitting, facts, known, document);
    }

    private static Optional<Ruling<Recorded<Invoice>>> refused(Account account, Invoice document) {
        return Optional.ofNullable(account.whyNotBilled())
                .map(why -> Ruling.unprocessable("/kind", why + "; no " + document.kind() + " can be recorded on it"));
    }

    private static Optional<Ruling<Recorded<Invoice>>> currencyOfCredited(Facts facts, Invoice note) {
        Invoice credited = note.credits() == null ? null : document(facts, note.credits());
        return credited == null
                        || credited.total().currency().equals(note.total().currency())
                ? Optional.empty()
                : Optional.of(wrongCurrency("/total/currency", credited));
    }

    private static Ruling<Recorded<Invoice>> recordNew(Sitting sitting, Facts facts, Invoice document) {
        LedgerRows.insert(sitting, document);
        return changed(sitting, facts, document, Event.Kind.INVOICE_RECORDED, How.NEW);
    }

    /** The one change an invoice can take: the due date that its quarantine waits for. */
    private static Ruling<Recorded<Invoice>> cured(Sitting sitting, Facts facts, Invoice known, Invoice document) {
        if (!known.quarantined()
                || document.dueOn() == null
                || !known.dueOn(document.dueOn()).equals(document)) {
            return Ruling.unprocessable(
                    "",
                    "%s is recorded with another body and never changes: credit it and issue another"
                            .formatted(known.number()));
        }
        LedgerRows.cure(sitting, document);
        return changed(sitting, facts, document, Event.Kind.INVOICE_CURED, How.CHANGED);
    }

    private static Ruling<Recorded<Invoice>> changed(
            Sitting sitting, Facts facts, Invoice document, Event.Kind kind, How how) {
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
        return Ruling.granted(new Recorded<>(document, how));
    }

    public static Ruling<Recorded<Payment>> record(Sitting sitting, Payment payment) {
        Facts facts = sitting.facts();
        Payment known = facts.books().payments().stream()
                .filter(other -> other.id().equals(payment.id()))
                .findFirst()
                .orElse(null);
        if (known != null) {
            return known.equals(payment) ? repeated(known) : anotherBody("/paymentId", payment.id());
        }
        Invoice named = payment.invoice() == null ? null : document(facts, payment.invoice());
        if (named != null && named.kind() == Invoice.Kind.CREDIT_NOTE) {
            return Ruling.unprocessable(
                    "/invoice", named.number() + " is a credit note: name the invoice that is paid");
        }
        if (named != null && !named.total().currency().equals(payment.amount().currency())) {
            return wrongCurrency("/amount/currency", named);
        }
        LedgerRows.insert(sitting, payment);
        String cause = "payment/" + payment.id();
        Map<String, String> codes = payment.invoice() == null
                ? Map.of("amount", payment.amount().toString())
                : Map.of("amount", payment.amount().toString(), "invoice", payment.invoice());
        sitting.journal(new Event(Event.Kind.PAYMENT_RECORDED, cause, codes), openCase(facts));
        sitting.derive(cause, Happening.PAYMENT_RECORDED, payment.id());
        return Ruling.granted(new Recorded<>(payment, How.NEW));
    }

    public static Ruling<Recorded<Reversal>> record(Sitting sitting, Reversal reversal, @Nullable String reason) {
        Facts facts = sitting.facts();
        Reversal known = facts.books().reversals().stream()
                .filter(other -> other.id().equals(reversal.id()))
                .findFirst()
                .orElse(null);
        if (known != null) {
            return known.equals(reversal) ? repeated(known) : anotherBody("/reversalId", reversal.id());
        }
        LedgerRows.insert(sitting, reversal, reason == null ? null : text(sitting, reason));
        String cause = "reversal/" + reversal.id();
        sitting.journal(Event.of(Event.Kind.PAYMENT_REVERSED, cause, "payment", reversal.paymentId()), openCase(facts));
        sitting.derive(cause, Happening.PAYMENT_REVERSED, reversal.id());
        return Ruling.granted(new Recorded<>(reversal, How.NEW));
    }

    private static String text(Sitting sitting, String body) {
        return sitting.keepText(Minted.id("txt"), body);
    }

    private static @Nullable Invoice document(Facts facts, String number) {
        return facts.books().documents().stream()
                .filter(other -> other.number().equals(number))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String openCase(Facts facts) {
        return facts.file().opened() ? facts.file().id() : null;
    }

    private static <T> Ruling<Recorded<T>> repeated(T known) {
        return Ruling.granted(new Recorded<>(known, How.DEDUPLICATED));
    }

    private static <T> Ruling<T> anotherBody(String pointer, String id) {
        return Ruling.unprocessable(
                pointer, "%s is recorded with another body: a new fact needs a new id".formatted(id));
    }

    private static <T> Ruling<T> wrongCurrency(String pointer, Invoice named) {
        return Ruling.unprocessable(
                pointer,
                "invoice %s is in %s".formatted(named.number(), named.total().currency()));
    }
}
