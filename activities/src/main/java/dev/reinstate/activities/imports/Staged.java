package dev.reinstate.activities.imports;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A staging table: it lives as long as its transaction, belongs to this connection alone, and is never logged.
 *
 * @param columns with their types, without the line
 * @param key of the fact, as in the register's table of the same name
 * @param body what must be the same for the fact to be the same
 */
record Staged(String name, String target, List<String> columns, List<String> key, List<String> body) {

    static final Staged ACCOUNTS = new Staged(
            "staged_accounts",
            "accounts",
            List.of(
                    "account_id text",
                    "cloud text",
                    "name text",
                    "programme text",
                    "partner_type text",
                    "provider text",
                    "billing_zone text",
                    "contacts jsonb"),
            List.of("account_id"),
            List.of("cloud", "name", "programme", "partner_type", "provider", "billing_zone", "contacts"));

    static final Staged DOCUMENTS = new Staged(
            "staged_invoices",
            "invoices",
            List.of(
                    "account_id text",
                    "number text",
                    "kind text",
                    "currency text",
                    "total numeric",
                    "issued_on date",
                    "due_on date",
                    "credits text",
                    "invoice_link text",
                    "reconciliation_link text"),
            List.of("account_id", "number"),
            List.of(
                    "kind",
                    "currency",
                    "total",
                    "issued_on",
                    "due_on",
                    "credits",
                    "invoice_link",
                    "reconciliation_link"));

    static final Staged PAYMENTS = new Staged(
            "staged_payments",
            "payments",
            List.of(
                    "account_id text",
                    "payment_id text",
                    "currency text",
                    "amount numeric",
                    "received_on date",
                    "invoice text"),
            List.of("account_id", "payment_id"),
            List.of("currency", "amount", "received_on", "invoice"));

    static final Staged REVERSALS = new Staged(
            "staged_reversals",
            "reversals",
            List.of(
                    "account_id text",
                    "reversal_id text",
                    "payment_id text",
                    "reversed_on date",
                    "reason_id text",
                    "reason text"),
            List.of("account_id", "reversal_id"),
            List.of("payment_id", "reversed_on"));

    static final Staged STATUSES = new Staged(
            "staged_statuses",
            "status_reports",
            List.of(
                    "account_id text",
                    "of text",
                    "report_id text",
                    "state text",
                    "since timestamptz",
                    "since_day date",
                    "reported_at timestamptz",
                    "reason text",
                    "steps jsonb",
                    "missing jsonb"),
            List.of("account_id", "of", "report_id"),
            List.of("state", "since", "reported_at", "reason", "steps", "missing"));

    /** What belongs to accounts. */
    static final List<Staged> FACTS = List.of(DOCUMENTS, PAYMENTS, REVERSALS, STATUSES);

    static final List<Staged> ALL =
            Stream.concat(Stream.of(ACCOUNTS), FACTS.stream()).toList();

    String ddl() {
        return "create temp table %s (line bigint, %s) on commit drop".formatted(name, String.join(", ", columns));
    }

    /** The columns by name, the line first. */
    String names() {
        return columns.stream()
                .map(column -> column.substring(0, column.indexOf(' ')))
                .collect(Collectors.joining(", ", "line, ", ""));
    }

    /** The same fact: {@code one} and {@code other} name two of the tables that have it. */
    String sameKey(String one, String other) {
        return same(key, one, other, " = ");
    }

    String sameBody(String one, String other) {
        return same(body, one, other, " is not distinct from ");
    }

    private static String same(List<String> columns, String one, String other, String compared) {
        return columns.stream()
                .map(column -> one + "." + column + compared + other + "." + column)
                .collect(Collectors.joining(" and "));
    }
}
