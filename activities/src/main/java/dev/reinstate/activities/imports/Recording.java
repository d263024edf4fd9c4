package dev.reinstate.activities.imports;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Writes what is staged, and was found sound, to the register. */
final class Recording {

    private final Handle handle;
    private final Instant now;

    Recording(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
    }

    /** Returns how many there were before and are different now. */
    long accounts() {
        handle.execute("delete from contacts where account_id in (select account_id from staged_accounts)");
        long changed = handle.execute("""
                update accounts a set name = s.name, partner_type = s.partner_type, provider = s.provider,
                    billing_zone = s.billing_zone
                from staged_accounts s where s.account_id = a.id""");
        handle.execute("""
                update queue_entries e set words = queue_words(e.case_id, e.account_id, s.name)
                from staged_accounts s where s.account_id = e.account_id""");
        write("""
                insert into accounts (id, cloud, name, programme, partner_type, provider, billing_zone, last_at, audit_seq,
                    audit_hash)
                select s.account_id, s.cloud, s.name, s.programme, s.partner_type, s.provider, s.billing_zone, :now, h.seq,
                    h.hash
                from staged_accounts s join heads h using (account_id)
                where h.seq = 1 and not exists (select from accounts a where a.id = s.account_id)""");
        handle.execute("""
                insert into contacts (account_id, cloud, place, name, email, role, language)
                select account_id, cloud, ordinality - 1, c ->> 'name', c ->> 'email', c ->> 'role', c ->> 'language'
                from staged_accounts, jsonb_array_elements(contacts) with ordinality as one (c)""");
        handle.execute("""
                update events set try_at = now()
                where waits_for = 'ACCOUNT' and account_id in (select account_id from staged_accounts)""");
        return changed;
    }

    /** Returns how many invoices got the due date that they lacked. */
    long facts() {
        long cured = handle.execute("""
                update invoices t set due_on = s.due_on from staged_invoices s where %s and %s""".formatted(Staged.DOCUMENTS.sameKey("s", "t"), Objections.cures("s", "t")));
        write("""
                insert into invoices (account_id, cloud, number, kind, currency, total, issued_on, due_on, credits,
                    invoice_link, reconciliation_link, recorded_at)
                select s.account_id, w.cloud, number, kind, currency, total, issued_on, due_on, credits,
                    invoice_link, reconciliation_link, :now
                from staged_invoices s join who w using (account_id)
                where %s not exists (select from invoices i where i.account_id = s.account_id and i.number = s.number)""".formatted(cured == 0 ? "true or" : ""));
        write("""
                insert into payments (account_id, cloud, payment_id, currency, amount, received_on, invoice, recorded_at)
                select account_id, cloud, payment_id, currency, amount, received_on, invoice, :now
                from staged_payments join who using (account_id)""");
        handle.execute("""
                insert into texts (id, account_id, cloud, body)
                select reason_id, account_id, cloud, reason from staged_reversals join who using (account_id)
                where reason is not null""");
        write("""
                insert into reversals (account_id, cloud, reversal_id, payment_id, reversed_on, reason_text, recorded_at)
                select account_id, cloud, reversal_id, payment_id, reversed_on, reason_id, :now
                from staged_reversals join who using (account_id)""");
        write("""
                insert into status_reports (account_id, cloud, of, report_id, state, since, reported_at, reason, steps,
                    missing, recorded_at)
                select account_id, cloud, of, report_id, state, since, reported_at, reason, steps, missing, :now
                from staged_statuses join who using (account_id)""");
        return cured;
    }

    /** Each account bears the end of its chain and when to look at it; an open case looks now. */
    void letThemLook() {
        write("""
                update accounts a set audit_seq = h.seq, audit_hash = h.hash, last_at = :now,
                    next_look_at = l.at, not_before = null, relay_tries = 0
                from heads h left join first_looks l using (account_id)
                where a.id = h.account_id and (a.audit_seq <> h.seq or a.next_look_at is distinct from l.at)""");
        handle.execute("""
                update cases set wanted = wanted + 1, wanted_at = '-infinity'
                where closed_at is null and account_id in (select account_id from heads)""");
    }

    private void write(String sql) {
        handle.createUpdate(sql).bind("now", now).execute();
    }
}
