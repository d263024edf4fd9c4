package dev.reinstate.api;

import dev.reinstate.workflows.cases.Allotment;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reported;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.WriteOff;
import dev.reinstate.workflows.ports.Acceptance;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Ledger;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What billing reports, kept on the account's shelf. */
record LedgerInMemory(Cabinet cabinet, Scribe scribe) implements Ledger {

    @Override
    public Ruling<Recorded<Invoice>> record(Actor actor, String accountId, Invoice document) {
        Event.Kind kind = Event.Kind.INVOICE_RECORDED;
        String cause = (document.kind() == Invoice.Kind.CREDIT_NOTE ? "credit/" : "invoice/") + document.number();
        Event event = new Event(kind, cause, Map.of("total", document.total().toString()));
        return scribe.asked(
                actor,
                "records " + document + " of " + accountId,
                () -> take(
                        actor,
                        accountId,
                        facts -> Acceptance.of(facts, document),
                        reported -> reported.documents.put(document.number(), document),
                        event,
                        Happening.INVOICE_RECORDED));
    }

    @Override
    public Ruling<Recorded<Payment>> record(Actor actor, Once once, String accountId, Payment payment) {
        Map<String, String> codes = payment.invoice() == null
                ? Map.of("amount", payment.amount().toString())
                : Map.of("amount", payment.amount().toString(), "invoice", payment.invoice());
        return scribe.asked(
                actor,
                once,
                "records " + payment + " of " + accountId,
                () -> take(
                        actor,
                        accountId,
                        facts -> Acceptance.of(facts, payment),
                        reported -> reported.payments.put(payment.id(), payment),
                        new Event(Event.Kind.PAYMENT_RECORDED, "payment/" + payment.id(), codes),
                        Happening.PAYMENT_RECORDED));
    }

    @Override
    public Ruling<Recorded<WriteOff>> record(Actor actor, String accountId, WriteOff writeOff) {
        return scribe.asked(
                actor,
                "records " + writeOff + " of " + accountId,
                () -> take(
                        actor,
                        accountId,
                        facts -> Acceptance.of(facts, writeOff),
                        reported -> reported.writeOffs.put(writeOff.invoice(), writeOff),
                        Event.of(Event.Kind.INVOICE_WRITTEN_OFF, "write-off/" + writeOff.invoice()),
                        Happening.INVOICE_WRITTEN_OFF));
    }

    @Override
    public Ruling<Recorded<Allotment>> record(Actor actor, String accountId, Allotment allotment) {
        return scribe.asked(
                actor,
                "records " + allotment + " of " + accountId,
                () -> take(
                        actor,
                        accountId,
                        facts -> Acceptance.of(facts, allotment),
                        reported -> reported.allotments.put(allotment.id(), allotment),
                        Event.of(Event.Kind.PAYMENT_ALLOCATED, "allotment/" + allotment.id()),
                        Happening.PAYMENT_ALLOCATED));
    }

    @Override
    public Ruling<Recorded<Reversal>> record(
            Actor actor, Once once, String accountId, Reversal reversal, @Nullable String reason) {
        return scribe.asked(
                actor,
                once,
                "records " + reversal + " of " + accountId + " because " + reason,
                () -> take(
                        actor,
                        accountId,
                        facts -> Acceptance.of(facts, reversal),
                        reported -> reported.reversals.put(reversal.id(), reversal),
                        Event.of(Event.Kind.PAYMENT_REVERSED, "reversal/" + reversal.id()),
                        Happening.PAYMENT_REVERSED));
    }

    private <T> Ruling<Recorded<T>> take(
            Actor actor,
            String accountId,
            Function<Facts, Ruling<Recorded<T>>> acceptance,
            Function<Reported, ?> keeping,
            Event event,
            Happening what) {
        return cabinet.on(actor, Act.RECORD_FACTS, accountId)
                .then(shelf -> shelf.as(
                        actor,
                        () -> acceptance.apply(shelf.facts()).map(taken -> {
                            if (taken.how() != Recorded.How.DEDUPLICATED) {
                                keeping.apply(shelf.memory().reported);
                                shelf.happens(event, what, event.cause());
                            }
                            return taken;
                        })));
    }
}
