package dev.reinstate.worker.faults.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the register past all ports, in one snapshot. */
public final class RowsReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Statement statement;

    private RowsReader(Statement statement) {
        this.statement = statement;
    }

    public static Rows read(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = connection.createStatement()) {
            RowsReader reader = new RowsReader(statement);
            return new Rows(
                    reader.all("select * from accounts", RowsReader::account),
                    reader.all("select * from invoices", RowsReader::document),
                    reader.all("select * from payments", RowsReader::payment),
                    reader.all("select * from reversals", RowsReader::reversal),
                    reader.all("select * from support_requests", RowsReader::request),
                    reader.all("select * from messages", RowsReader::message),
                    reader.all("select * from decisions", RowsReader::decision),
                    reader.all("select * from holds", RowsReader::hold),
                    reader.all("select * from cases", RowsReader::aCase),
                    reader.all("select * from notices", RowsReader::notice),
                    reader.all("select * from account_events order by account_id, seq", RowsReader::event));
        } finally {
            connection.rollback();
        }
    }

    private interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> all(String query, Mapping<T> mapping) throws SQLException {
        List<T> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                all.add(mapping.of(rows));
            }
        }
        return all;
    }

    private static Rows.Account account(ResultSet row) throws SQLException {
        return new Rows.Account(
                row.getString("id"), row.getLong("audit_seq"), row.getString("audit_hash"), maybe(row, "next_look_at"));
    }

    private static Rows.Document document(ResultSet row) throws SQLException {
        return new Rows.Document(
                row.getString("account_id"),
                row.getString("number"),
                cents(row.getBigDecimal("total")),
                row.getObject("due_on", LocalDate.class),
                row.getString("credits"),
                at(row, "recorded_at"));
    }

    private static Rows.Payment payment(ResultSet row) throws SQLException {
        return new Rows.Payment(
                row.getString("account_id"),
                row.getString("payment_id"),
                cents(row.getBigDecimal("amount")),
                row.getString("invoice"),
                at(row, "recorded_at"));
    }

    private static Rows.Reversal reversal(ResultSet row) throws SQLException {
        return new Rows.Reversal(
                row.getString("account_id"),
                row.getString("reversal_id"),
                row.getString("payment_id"),
                at(row, "recorded_at"));
    }

    private static Rows.Request request(ResultSet row) throws SQLException {
        return new Rows.Request(
                row.getString("account_id"), row.getString("id"), row.getString("case_id"), at(row, "filed_at"));
    }

    private static Rows.Message message(ResultSet row) throws SQLException {
        return new Rows.Message(
                row.getString("account_id"), row.getString("id"), row.getString("case_id"), at(row, "at"));
    }

    private static Rows.Decision decision(ResultSet row) throws SQLException {
        return new Rows.Decision(
                row.getString("account_id"),
                row.getString("id"),
                row.getString("case_id"),
                row.getString("request_id"),
                row.getString("kind"),
                row.getLong("grounds_revision"),
                at(row, "decided_at"));
    }

    private static Rows.Hold hold(ResultSet row) throws SQLException {
        return new Rows.Hold(
                row.getString("account_id"),
                row.getString("id"),
                row.getString("case_id"),
                at(row, "placed_at"),
                maybe(row, "lifted_at"),
                row.getString("lifted_by"));
    }

    private static Rows.Case aCase(ResultSet row) throws SQLException {
        return new Rows.Case(
                row.getString("account_id"),
                row.getString("id"),
                row.getString("stage"),
                row.getString("outcome"),
                maybe(row, "closed_at"),
                row.getLong("grounds_revision"),
                row.getLong("wanted"),
                row.getLong("seen"),
                maybe(row, "next_look_at"),
                row.getBoolean("run_over"));
    }

    private static Rows.Notice notice(ResultSet row) throws SQLException {
        return new Rows.Notice(
                row.getString("account_id"),
                row.getString("id"),
                row.getString("kind"),
                row.getString("key"),
                row.getString("recipient"),
                row.getString("state"),
                maybe(row, "next_try_at"));
    }

    private static Rows.Event event(ResultSet row) throws SQLException {
        return new Rows.Event(
                row.getString("account_id"),
                row.getLong("seq"),
                row.getString("cloud"),
                at(row, "at"),
                row.getString("actor"),
                row.getString("kind"),
                row.getString("case_id"),
                row.getString("cause"),
                codes(row.getString("codes")),
                row.getString("prev_hash"),
                row.getString("hash"));
    }

    private static Map<String, String> codes(String json) throws SQLException {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException broken) {
            throw new SQLException("codes that are no codes: " + json, broken);
        }
    }

    private static long cents(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(maybe(row, column));
    }

    private static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
