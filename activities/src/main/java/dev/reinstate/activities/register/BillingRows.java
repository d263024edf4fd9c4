package dev.reinstate.activities.register;

import dev.reinstate.activities.store.Questions;
import dev.reinstate.activities.store.Questions.Answer;
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

/** What billing reported, as rows. */
final class BillingRows {

    private final Answer<Invoice> documents;
    private final Answer<Payment> payments;
    private final Answer<Reversal> reversals;
    private final Answer<WriteOff> writeOffs;
    private final Answer<Allotment> allotments;

    BillingRows(Questions questions) {
        documents = questions.ask("select * from invoices where account_id = :account", BillingRows::document);
        payments = questions.ask("select * from payments where account_id = :account", BillingRows::payment);
        reversals = questions.ask("select * from reversals where account_id = :account", BillingRows::reversal);
        writeOffs = questions.ask("select * from write_offs where account_id = :account", BillingRows::writeOff);
        allotments = questions.ask("select * from allotments where account_id = :account", BillingRows::allotment);
    }

    Books books() {
        return new Books(documents.all(), payments.all(), reversals.all(), writeOffs.all(), allotments.all());
    }

    private static Invoice document(ResultSet row) throws SQLException {
        return new Invoice(
                row.getString("number"),
                Invoice.Kind.valueOf(row.getString("kind")),
                money(row, "total"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("credits"),
                row.getString("invoice_link"),
                row.getString("reconciliation_link"));
    }

    private static Payment payment(ResultSet row) throws SQLException {
        return new Payment(
                row.getString("payment_id"),
                money(row, "amount"),
                row.getObject("received_on", LocalDate.class),
                row.getString("invoice"));
    }

    private static Reversal reversal(ResultSet row) throws SQLException {
        return new Reversal(
                row.getString("reversal_id"),
                row.getString("payment_id"),
                row.getObject("reversed_on", LocalDate.class));
    }

    private static WriteOff writeOff(ResultSet row) throws SQLException {
        return new WriteOff(row.getString("invoice"), row.getObject("written_off_on", LocalDate.class));
    }

    private static Allotment allotment(ResultSet row) throws SQLException {
        return new Allotment(
                row.getString("allotment_id"),
                row.getString("payment_id"),
                row.getString("invoice"),
                money(row, "amount"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getBigDecimal(column), Currency.getInstance(row.getString("currency")));
    }
}
