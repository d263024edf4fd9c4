package dev.reinstate.api;

import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.ports.Ledger;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Recorded;

/** The facts that billing reports. */
final class LedgerRoutes {

    private final Ledger ledger;

    LedgerRoutes(Ledger ledger) {
        this.ledger = ledger;
    }

    Answer invoice(Request request) {
        String accountId = request.id("accountId");
        Invoice invoice = LedgerBodies.invoice(request.id("number"), request.body());
        return Answer.to(
                ledger.record(request.actor(), accountId, invoice),
                recorded -> Answer.recorded(recorded.how(), LedgerJson.of(recorded.fact())));
    }

    Answer payment(Request request) {
        String accountId = request.id("accountId");
        Once once = request.once();
        Payment payment = LedgerBodies.payment(request.body());
        return Answer.to(
                ledger.record(request.actor(), once, accountId, payment),
                recorded -> Answer.recorded(
                        recorded.how(), new LedgerJson.Paid(LedgerJson.of(recorded.fact()), known(recorded))));
    }

    Answer reversal(Request request) {
        String accountId = request.id("accountId");
        String paymentId = request.id("paymentId");
        Once once = request.once();
        LedgerBodies.Reversed reversed = LedgerBodies.reversal(paymentId, request.body());
        return Answer.to(
                ledger.record(request.actor(), once, accountId, reversed.reversal(), reversed.reason()),
                recorded -> Answer.recorded(
                        recorded.how(), new LedgerJson.TakenBack(LedgerJson.of(recorded.fact()), known(recorded))));
    }

    private static boolean known(Recorded<?> recorded) {
        return recorded.how() == Recorded.How.DEDUPLICATED;
    }
}
