package dev.reinstate.activities.imports;

import dev.reinstate.activities.register.Minted;
import dev.reinstate.activities.store.Json;
import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.ports.Carried;
import dev.reinstate.workflows.ports.ImportRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Copies the rows of a file to the staging tables, each kind to its own. */
final class Staging {

    private final Handle handle;
    private final Map<Staged, Copying> tables = new HashMap<>();

    Staging(Handle handle) {
        this.handle = handle;
        for (Staged staged : Staged.ALL) {
            handle.execute(staged.ddl());
            tables.put(staged, new Copying(handle, staged.name(), staged.names()));
        }
    }

    void add(ImportRow row) {
        if (row instanceof ImportRow.OfAccount one) {
            add(one.line(), one.account());
        } else if (row instanceof ImportRow.OfDocument one) {
            add(one.line(), one.accountId(), one.document());
        } else if (row instanceof ImportRow.OfPayment one) {
            add(one.line(), one.accountId(), one.payment());
        } else if (row instanceof ImportRow.OfReversal one) {
            add(one, one.reversal());
        } else if (row instanceof ImportRow.OfStatus one) {
            add(one, one.told());
        }
    }

    private void add(long line, Account account) {
        to(Staged.ACCOUNTS)
                .row(
                        line,
                        account.id(),
                        account.cloud(),
                        account.name(),
                        account.programme(),
                        account.partnerType(),
                        account.provider(),
                        account.billingZone().getId(),
                        Json.write(account.contacts()));
    }

    private void add(long line, String account, Invoice document) {
        to(Staged.DOCUMENTS)
                .row(
                        line,
                        account,
                        document.number(),
                        document.kind(),
                        document.total().currency().getCurrencyCode(),
                        document.total().amount().toPlainString(),
                        document.issuedOn(),
                        document.dueOn(),
                        document.credits(),
                        document.invoiceLink(),
                        document.reconciliationLink());
    }

    private void add(long line, String account, Payment payment) {
        to(Staged.PAYMENTS)
                .row(
                        line,
                        account,
                        payment.id(),
                        payment.amount().currency().getCurrencyCode(),
                        payment.amount().amount().toPlainString(),
                        payment.receivedOn(),
                        payment.invoice());
    }

    private void add(ImportRow.OfReversal row, Reversal reversal) {
        to(Staged.REVERSALS)
                .row(
                        row.line(),
                        row.accountId(),
                        reversal.id(),
                        reversal.paymentId(),
                        reversal.reversedOn(),
                        row.reason() == null ? null : Minted.id("txt"),
                        row.reason());
    }

    private void add(ImportRow.OfStatus row, Carried.Told told) {
        to(Staged.STATUSES)
                .row(
                        row.line(),
                        row.accountId(),
                        row.vetting() ? "VETTING" : "PROFILE",
                        row.reportId(),
                        told.state(),
                        told.since(),
                        told.sinceDay(),
                        told.at(),
                        told.reason(),
                        Json.write(told.steps()),
                        Json.write(told.missing()));
    }

    private Copying to(Staged staged) {
        return Objects.requireNonNull(tables.get(staged));
    }

    /** Sends what is left, and lets the planner know what it has; returns how many rows there are. */
    long complete() {
        long rows = 0;
        for (Map.Entry<Staged, Copying> table : tables.entrySet()) {
            table.getValue().flush();
            handle.execute("analyze " + table.getKey().name());
            rows += table.getValue().rows();
        }
        return rows;
    }
}
