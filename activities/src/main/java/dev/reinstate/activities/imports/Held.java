package dev.reinstate.activities.imports;

import dev.reinstate.workflows.ports.Imports.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The staged facts held against the register and against each other. The words are those of the other ports, and a test
 * sends the same facts both ways.
 */
final class Held {

    private static final String NEW_ID = "it is recorded with another body: a new fact needs a new id";

    private final Handle handle;
    private long known;

    Held(Handle handle) {
        this.handle = handle;
    }

    /** Facts that were there already, in the register or higher up in the file. */
    long known() {
        return known;
    }

    /** Tells all faults, in the order of their lines; takes out what is known. */
    long check(Consumer<Fault> tell) {
        List<String> faults = new ArrayList<>();
        Staged.ALL.forEach(staged -> faults.add(twiceInTheFile(staged)));
        long found = told(faults, tell);
        Staged.ALL.forEach(this::takeOutRepeats);
        lock();
        who();
        resolveDays();
        faults.clear();
        faults.addAll(ofAccounts());
        Staged.FACTS.forEach(staged -> faults.add(withoutAccount(staged)));
        faults.addAll(ofDocuments());
        faults.addAll(ofPayments());
        faults.add(anotherBody(Staged.REVERSALS, "s.reversal_id", "", NEW_ID));
        faults.add(anotherBody(Staged.STATUSES, "s.report_id", "", NEW_ID));
        found += told(faults, tell);
        if (found == 0) {
            takeOutKnown();
        }
        return found;
    }

    private long told(List<String> faults, Consumer<Fault> tell) {
        try (Stream<Fault> found = handle
                .createQuery(String.join(" union all ", faults) + " order by 1, 2")
                .setFetchSize(1_000)
                .map((row, context) -> new Fault(row.getLong(1), row.getString(2)))
                .stream()) {
            return found.peek(tell).count();
        }
    }

    private String twiceInTheFile(Staged staged) {
        handle.execute("""
                create temp table %1$s_twice on commit drop as
                select %2$s, min(line) as first from %1$s group by %2$s having count(*) > 1""".formatted(staged.name(), String.join(", ", staged.key())));
        String fileBody = staged.equals(Staged.STATUSES)
                ? staged.sameBody("s", "f") + " and s.since_day is not distinct from f.since_day"
                : staged.sameBody("s", "f");
        return """
                select s.line, format('%%s stands in line %%s with another body', s.%4$s, t.first)
                from %1$s s join %1$s_twice t on %2$s join %1$s f on f.line = t.first
                where s.line > t.first and not (%3$s)""".formatted(staged.name(), staged.sameKey("s", "t"), fileBody, last(staged.key()));
    }

    private static String last(List<String> key) {
        return key.get(key.size() - 1);
    }

    private void takeOutRepeats(Staged staged) {
        known += handle.execute("delete from %1$s s using %1$s_twice t where s.line > t.first and %2$s"
                .formatted(staged.name(), staged.sameKey("s", "t")));
    }

    /** In the order of their ids, so that two who lock many never wait for each other in a circle. */
    private void lock() {
        String mentioned = String.join(
                " union ",
                Staged.ALL.stream()
                        .map(staged -> "select account_id from " + staged.name())
                        .toList());
        handle.execute("create temp table mentioned on commit drop as " + mentioned);
        handle.execute("analyze mentioned");
        handle.createQuery("""
                        select count(*) from (select 1 from accounts where id in (select account_id from mentioned)
                            order by id for update) as locked""").mapTo(Long.class).one();
    }

    /** Each account that is mentioned, as it will be. */
    private void who() {
        handle.execute("""
                create temp table who on commit drop as
                select account_id, cloud, programme, partner_type, provider, billing_zone,
                       programme = 'CSP' and partner_type <> 'INDIRECT_RESELLER' as billed
                from staged_accounts
                union all
                select id, cloud, programme, partner_type, provider, billing_zone,
                       programme = 'CSP' and partner_type <> 'INDIRECT_RESELLER'
                from accounts join mentioned on account_id = id
                where not exists (select from staged_accounts s where s.account_id = id)""");
        handle.execute("analyze who");
    }

    private void resolveDays() {
        Days.begin(handle, """
                select distinct billing_zone, since_day from staged_statuses join who using (account_id)
                where since_day is not null""");
        handle.execute("""
                update staged_statuses s set since = begins from who w, days
                where w.account_id = s.account_id and zone = billing_zone and day = since_day""");
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
                select s.line, format('total.currency is ''%s'': invoice %s is in %s', s.currency, c.number, c.currency)
                from staged_invoices s join (select account_id, number, currency from staged_invoices
                    union select account_id, number, currency from invoices join mentioned using (account_id)) c
                    on c.account_id = s.account_id and c.number = s.credits
                where c.currency <> s.currency""");
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
                from staged_payments s join (select account_id, number, kind, currency from staged_invoices
                    union select account_id, number, kind, currency from invoices
                        where (account_id, number) in (select account_id, invoice from staged_payments)) i
                    on i.account_id = s.account_id and i.number = s.invoice""";
        return List.of(
                anotherBody(Staged.PAYMENTS, "s.payment_id", "", NEW_ID),
                "select s.line, format('invoice is ''%s'': it is a credit note: name the invoice that is paid', i.number) "
                        + named + " where i.kind = 'CREDIT_NOTE'",
                "select s.line, format('amount.currency is ''%s'': invoice %s is in %s', s.currency, i.number, i.currency) "
                        + named + " where i.kind = 'INVOICE' and i.currency <> s.currency");
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

    private void takeOutKnown() {
        for (Staged staged : Staged.FACTS) {
            known += handle.execute("delete from %s s using %s t where %s and %s"
                    .formatted(staged.name(), staged.target(), staged.sameKey("s", "t"), staged.sameBody("s", "t")));
        }
        known += handle.execute("""
                delete from staged_accounts s using accounts t
                where t.id = s.account_id and t.name = s.name and t.partner_type is not distinct from s.partner_type
                  and t.provider is not distinct from s.provider and t.billing_zone = s.billing_zone
                  and s.contacts = (
                      select coalesce(jsonb_agg(jsonb_build_object('name', c.name, 'email', c.email, 'role', c.role,
                          'language', c.language) order by place), '[]') from contacts c where c.account_id = t.id)""");
        Staged.ALL.forEach(staged -> handle.execute("analyze " + staged.name()));
    }
}
