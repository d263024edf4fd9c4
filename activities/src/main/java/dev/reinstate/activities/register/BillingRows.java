package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.Allotment;
import dev.reinstate.workflows.cases.Books;
import dev.reinstate.workflows.cases.Invoice;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.Payment;
import dev.reinstate.workflows.cases.Reversal;
import dev.reinstate.workflows.cases.WriteOff;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What billing reported, as rows. */
final class BillingRows {

    private BillingRows() {}

    static Books read(Handle handle, String accountId) {
        return new Books(
                documents(handle, accountId),
                payments(handle, accountId),
                reversals(handle, accountId),
                writeOffs(handle, accountId),
                allotments(handle, accountId));
    }

    private static List<Invoice> documents(Handle handle, String accountId) {
        return handle.createQuery("select * from invoices where account_id = :id")
                .bind("id", accountId)
                .map((row, context) -> new Invoice(
                        row.getString("number"),
                        Invoice.Kind.valueOf(row.getString("kind")),
                        money(row, "total"),
                        row.getObject("issued_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("credits"),
                        row.getString("invoice_link"),
                        row.getString("reconciliation_link")))
                .list();
    }

    private static List<Payment> payments(Handle handle, String accountId) {
        return handle.createQuery("select * from payments where account_id = :id")
                .bind("id", accountId)
                .map((row, context) -> new Payment(
                        row.getString("payment_id"),
                        money(row, "amount"),
                        row.getObject("received_on", LocalDate.class),
                        row.getString("invoice")))
                .list();
    }

    private static List<Reversal> reversals(Handle handle, String accountId) {
        return handle.createQuery("select * from reversals where account_id = :id")
                .bind("id", accountId)
                .map((row, context) -> new Reversal(
                        row.getString("reversal_id"),
                        row.getString("payment_id"),
                        row.getObject("reversed_on", LocalDate.class)))
                .list();
    }

    private static List<WriteOff> writeOffs(Handle handle, String accountId) {
        return handle.createQuery("select * from write_offs where account_id = :id")
                .bind("id", accountId)
                .map((row, context) ->
                        new WriteOff(row.getString("invoice"), row.getObject("written_off_on", LocalDate.class)))
                .list();
    }

    private static List<Allotment> allotments(Handle handle, String accountId) {
        return handle.createQuery("select * from allotments where account_id = :id")
                .bind("id", accountId)
                .map((row, context) -> new Allotment(
                        row.getString("allotment_id"),
                        row.getString("payment_id"),
                        row.getString("invoice"),
                        money(row, "amount")))
                .list();
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getBigDecimal(column), Currency.getInstance(row.getString("currency")));
    }
}
