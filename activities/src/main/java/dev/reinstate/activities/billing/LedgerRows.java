package dev.reinstate.activities.billing;

import dev.reinstate.activities.register.Sitting;
import dev.reinstate.workflows.cases.Allotment;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.WriteOff;
import org.jspecify.annotations.Nullable;

/** Writes billing's facts under their business keys. */
final class LedgerRows {

    private LedgerRows() {}

    static void insert(Sitting sitting, Invoice document) {
        sitting.handle()
                .createUpdate("""
                        insert into invoices (account_id, cloud, number, kind, currency, total, issued_on, due_on, credits,
                            invoice_link, reconciliation_link, recorded_at)
                        select id, cloud, :number, :kind, :currency, :total, :issued, :due, :credits,
                            :invoiceLink, :reconciliationLink, :now
                        from accounts where id = :account""")
                .bind("account", sitting.accountId())
                .bind("number", document.number())
                .bind("kind", document.kind())
                .bind("currency", document.total().currency().getCurrencyCode())
                .bind("total", document.total().amount())
                .bind("issued", document.issuedOn())
                .bind("due", document.dueOn())
                .bind("credits", document.credits())
                .bind("invoiceLink", document.invoiceLink())
                .bind("reconciliationLink", document.reconciliationLink())
                .bind("now", sitting.now())
                .execute();
    }

    static void cure(Sitting sitting, Invoice document) {
        sitting.handle()
                .execute(
                        "update invoices set due_on = ? where account_id = ? and number = ?",
                        document.dueOn(),
                        sitting.accountId(),
                        document.number());
    }

    static void insert(Sitting sitting, Payment payment) {
        sitting.handle()
                .createUpdate("""
                        insert into payments (account_id, cloud, payment_id, currency, amount, received_on, invoice, recorded_at)
                        select id, cloud, :payment, :currency, :amount, :received, :invoice, :now
                        from accounts where id = :account""")
                .bind("account", sitting.accountId())
                .bind("payment", payment.id())
                .bind("currency", payment.amount().currency().getCurrencyCode())
                .bind("amount", payment.amount().amount())
                .bind("received", payment.receivedOn())
                .bind("invoice", payment.invoice())
                .bind("now", sitting.now())
                .execute();
    }

    static void insert(Sitting sitting, WriteOff writeOff) {
        sitting.handle()
                .createUpdate("""
                        insert into write_offs (account_id, cloud, invoice, written_off_on, recorded_at)
                        select id, cloud, :invoice, :on, :now from accounts where id = :account""")
                .bind("account", sitting.accountId())
                .bind("invoice", writeOff.invoice())
                .bind("on", writeOff.writtenOffOn())
                .bind("now", sitting.now())
                .execute();
    }

    static void insert(Sitting sitting, Allotment allotment) {
        sitting.handle()
                .createUpdate("""
                        insert into allotments (account_id, cloud, allotment_id, payment_id, invoice, currency, amount,
                            recorded_at)
                        select id, cloud, :allotment, :payment, :invoice, :currency, :amount, :now
                        from accounts where id = :account""")
                .bind("account", sitting.accountId())
                .bind("allotment", allotment.id())
                .bind("payment", allotment.paymentId())
                .bind("invoice", allotment.invoice())
                .bind("currency", allotment.amount().currency().getCurrencyCode())
                .bind("amount", allotment.amount().amount())
                .bind("now", sitting.now())
                .execute();
    }

    static void insert(Sitting sitting, Reversal reversal, @Nullable String reasonText) {
        sitting.handle()
                .createUpdate("""
                        insert into reversals (account_id, cloud, reversal_id, payment_id, reversed_on, reason_text, recorded_at)
                        select id, cloud, :reversal, :payment, :on, :reason, :now from accounts where id = :account""")
                .bind("account", sitting.accountId())
                .bind("reversal", reversal.id())
                .bind("payment", reversal.paymentId())
                .bind("on", reversal.reversedOn())
                .bind("reason", reasonText)
                .bind("now", sitting.now())
                .execute();
    }
}
