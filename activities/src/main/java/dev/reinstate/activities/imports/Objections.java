package dev.reinstate.activities.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with staged facts, as queries for lines and words. They are those of the other ports, which decide one
 * fact after the other: so a line is held against the register and against the lines above it. {@code
 * SameFactsBothWaysTest} sends the same facts both ways.
 */
final class Objections {

    private static final String NEW_ID = "it is recorded with another body: a new fact needs a new id";

    private Objections() {}

    static List<String> all() {
        List<String> all = new ArrayList<>(ofAccounts());
        Staged.FACTS.forEach(staged -> all.add(withoutAccount(staged)));
        all.addAll(ofDocuments());
        all.addAll(ofPayments());
        all.add(anotherBody(Staged.REVERSALS, "s.reversal_id", "", NEW_ID));
        all.add(anotherBody(Staged.STATUSES, "s.report_id", "", NEW_ID));
        return all;
    }

    private static List<String> ofAccounts() {
        return List.of("""
                select s.line, format('cloud is ''%s'': account %s is in %s, and an account never changes its cloud',
                    s.cloud, a.id, a.cloud)
                from staged_accounts s join accounts a on a.id = s.account_id where a.cloud <> s.cloud""", """
                select s.line, format('programme is ''%s'': account %s is in %s: record a second account for another programme',
                    s.programme, a.id, a.programme)
                from staged_accounts s join accounts a on a.id = s.account_id where a.programme <> s.programme""");
    }

    private static String withoutAccount(Staged staged) {
        return """
                select s.line, format('accountId is ''%%s'': no account has this id: import it first', s.account_id)
                from %s s left join who w using (account_id) where w.account_id is null""".formatted(staged.name());
    }

    private static List<String> ofDocuments() {
        return List.of(
                """
                select s.line, format('kind is ''%s'': ', s.kind) || case when w.partner_type is null
                    then format('account %s is in %s, which has no invoices', w.account_id, w.programme)
                    else format('account %s is an indirect reseller: its provider %s is billed', w.account_id, w.provider) end
                from staged_invoices s join who w using (account_id) where w.billed is not true""",
                anotherBody(
                        Staged.DOCUMENTS,
                        "s.number",
                        "and not (" + cures("s", "t") + ")",
                        "it is recorded with another body and never changes: credit it and issue another"),
                """
                select s.line, format('total.currency is ''%%s'': invoice %%s is in %%s', s.currency, c.number, c.currency)
                from staged_invoices s join (select line, account_id, number, currency from staged_invoices
                    union select 0, account_id, number, currency from invoices join mentioned using (account_id)) c
                    on c.account_id = s.account_id and c.number = s.credits and c.line < s.line
                where c.currency <> s.currency and %s""".formatted(unknown(Staged.DOCUMENTS)));
    }

    /** The one change that an invoice can take: the due date that its quarantine waits for. */
    static String cures(String staged, String there) {
        String rest = Staged.DOCUMENTS.body().stream()
                .filter(column -> !column.equals("due_on"))
                .map(column -> staged + "." + column + " is not distinct from " + there + "." + column)
                .reduce((one, other) -> one + " and " + other)
                .orElseThrow();
        return "%2$s.kind = 'INVOICE' and %2$s.due_on is null and %1$s.due_on is not null and %3$s"
                .formatted(staged, there, rest);
    }

    private static List<String> ofPayments() {
        String named = """
                from staged_payments s join (select line, account_id, number, kind, currency from staged_invoices
                    union select 0, account_id, number, kind, currency from invoices
                        where (account_id, number) in (select account_id, invoice from staged_payments)) i
                    on i.account_id = s.account_id and i.number = s.invoice and i.line < s.line
                where %s""".formatted(unknown(Staged.PAYMENTS));
        return List.of(
                anotherBody(Staged.PAYMENTS, "s.payment_id", "", NEW_ID),
                "select s.line, format('invoice is ''%s'': it is a credit note: name the invoice that is paid', i.number) "
                        + named + " and i.kind = 'CREDIT_NOTE'",
                "select s.line, format('amount.currency is ''%s'': invoice %s is in %s', s.currency, i.number, i.currency) "
                        + named + " and i.kind = 'INVOICE' and i.currency <> s.currency");
    }

    /** What was recorded once is not judged again, whatever came to be known since. */
    private static String unknown(Staged staged) {
        return "not exists (select from %s t where %s)".formatted(staged.target(), staged.sameKey("s", "t"));
    }

    private static String anotherBody(Staged staged, String id, String unless, String words) {
        return "select s.line, %1$s || ': %2$s' from %3$s s join %4$s t on %5$s where not (%6$s) %7$s"
                .formatted(
                        id,
                        words,
                        staged.name(),
                        staged.target(),
                        staged.sameKey("s", "t"),
                        staged.sameBody("s", "t"),
                        unless);
    }
}
