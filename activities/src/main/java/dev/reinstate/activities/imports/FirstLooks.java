package dev.reinstate.activities.imports;

import dev.reinstate.activities.register.TermsRows;
import dev.reinstate.workflows.cases.Terms;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * When the relay has to look at an account for the first time after an import. This is an index for detection and no
 * second rule: it decides nothing, and where the account's books are not plain it says "now", so that the rules are asked.
 * Plain is: no case, nothing against the account, and each payment names an invoice that it does not exceed. Then nothing
 * can be foreseen before the first warning day of the oldest invoice that is not paid.
 */
final class FirstLooks {

    private FirstLooks() {}

    /** Makes the table {@code first_looks (account_id, at)} for the accounts of {@code heads}. */
    static void find(Handle handle, Instant now) {
        Terms terms = TermsRows.current(handle, now);
        handle.execute("""
                create temp table paid on commit drop as
                select p.account_id, p.invoice, sum(p.amount) as amount, bool_and(p.currency = i.currency) as plain
                from payments p join heads using (account_id)
                left join invoices i on i.account_id = p.account_id and i.number = p.invoice and i.kind = 'INVOICE'
                group by 1, 2""");
        handle.execute("analyze paid");
        handle.execute("""
                create temp table oldest on commit drop as
                select i.account_id, min(i.due_on) as due_on,
                       bool_and(i.kind = 'INVOICE' and i.due_on is not null) as plain,
                       bool_and(coalesce(p.amount, 0) <= i.total) as within
                from invoices i join heads using (account_id)
                left join paid p on p.account_id = i.account_id and p.invoice = i.number
                where coalesce(p.amount, 0) <> i.total or i.kind <> 'INVOICE'
                group by 1""");
        handle.execute("analyze oldest");
        handle.createUpdate("""
                        create temp table odd on commit drop as
                        select account_id from heads where account_id in (
                            select account_id from paid where plain is not true
                            union all select account_id from oldest join who using (account_id)
                                where not plain or not within or billed is not true %s
                            union all select account_id from holds where lifted_at is null
                            union all select account_id from reversals
                            union all select account_id from write_offs
                            union all select account_id from allotments
                            union all select account_id from exemptions
                            union all select account_id from provider_issues
                            union all select account_id from findings
                            union all select account_id from anchors
                            union all select account_id from tasks where state <> 'CLOSED' and account_id is not null
                            union all select account_id from status_reports
                                where state in ('REJECTED', 'FAILED') or since > :now
                            union all select account_id from who
                                where provider in (select account_id from holds where lifted_at is null))""".formatted(terms.hasFloors() ? "or true" : ""))
                .bind("now", now)
                .execute();
        Days.begin(
                handle,
                "select distinct billing_zone, due_on + %d from oldest join who using (account_id) where due_on is not null"
                        .formatted(terms.foreseenFrom()));
        handle.createUpdate("""
                        create temp table first_looks on commit drop as
                        select account_id, case when odd.account_id is null then begins else :now::timestamptz end as at
                        from heads join who using (account_id)
                        left join odd using (account_id) left join oldest using (account_id)
                        left join days on zone = billing_zone and day = due_on + %d
                        where not exists (select from cases c where c.account_id = heads.account_id and closed_at is null)""".formatted(terms.foreseenFrom()))
                .bind("now", now)
                .execute();
        handle.execute("analyze first_looks");
    }
}
