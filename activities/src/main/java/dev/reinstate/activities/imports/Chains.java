package dev.reinstate.activities.imports;

import dev.reinstate.activities.audit.Chain;
import dev.reinstate.activities.store.Json;
import dev.reinstate.workflows.cases.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One row of the audit for each account of which something is new, bound to the account's last one. */
final class Chains {

    /** Read, hashed and copied back in one go. */
    private static final int PORTION = 10_000;

    /** An account at the end of its chain, and the codes of what is new. */
    private record End(String accountId, String cloud, long seq, String hash, Map<String, String> codes) {}

    private static final List<String> COUNTED =
            List.of("accounts", "invoices", "creditNotes", "payments", "reversals", "profiles", "vettings");

    private final Handle handle;
    private final String actor;
    private final String cause;
    private final Instant now;

    Chains(Handle handle, String actor, String cause, Instant now) {
        this.handle = handle;
        this.actor = actor;
        this.cause = cause;
        this.now = now;
    }

    /** Makes the table {@code heads} with the new ends of the chains; returns how many there are. */
    long lengthen() {
        ends();
        handle.execute("""
                create temp table heads (account_id text, cloud text, seq bigint, prev_hash text, hash text, codes text)
                on commit drop""");
        long all = handle.createQuery("select count(*) from ends")
                .mapTo(Long.class)
                .one();
        for (long from = 0; from < all; from += PORTION) {
            lengthen(from);
        }
        handle.execute("analyze heads");
        return all;
    }

    private void ends() {
        handle.execute("""
                create temp table ends on commit drop as
                select row_number() over () as n, w.account_id, w.cloud, w.billing_zone,
                       a.billing_zone as zone_before, coalesce(a.audit_seq, 0) as seq, coalesce(a.audit_hash, '') as hash,
                       accounts, invoices, "creditNotes", payments, reversals, profiles, vettings
                from (select account_id,
                             count(*) filter (where kind = 'ACCOUNT') as accounts,
                             count(*) filter (where kind = 'INVOICE') as invoices,
                             count(*) filter (where kind = 'CREDIT_NOTE') as "creditNotes",
                             count(*) filter (where kind = 'PAYMENT') as payments,
                             count(*) filter (where kind = 'REVERSAL') as reversals,
                             count(*) filter (where kind = 'PROFILE') as profiles,
                             count(*) filter (where kind = 'VETTING') as vettings
                      from (select account_id, 'ACCOUNT' as kind from staged_accounts
                            union all select account_id, kind from staged_invoices
                            union all select account_id, 'PAYMENT' from staged_payments
                            union all select account_id, 'REVERSAL' from staged_reversals
                            union all select account_id, of from staged_statuses) as fact
                      group by account_id) as news
                join who w using (account_id) left join accounts a on a.id = w.account_id""");
        handle.execute("create index on ends (n)");
        handle.execute("analyze ends");
    }

    private void lengthen(long from) {
        List<End> portion = handle.createQuery("select * from ends where n > :from and n <= :to")
                .bind("from", from)
                .bind("to", from + PORTION)
                .map((row, context) -> end(row))
                .list();
        Copying heads = new Copying(handle, "heads", "account_id, cloud, seq, prev_hash, hash, codes");
        portion.forEach(end ->
                heads.row(end.accountId(), end.cloud(), end.seq() + 1, end.hash(), hash(end), Json.write(end.codes())));
        heads.flush();
    }

    private String hash(End end) {
        return Chain.hash(
                end.hash(),
                new Chain.Link(
                        end.accountId(),
                        end.seq() + 1,
                        end.cloud(),
                        now,
                        actor,
                        Event.Kind.FACTS_IMPORTED.name(),
                        null,
                        cause,
                        end.codes()));
    }

    private static End end(ResultSet row) throws SQLException {
        Map<String, String> codes = new TreeMap<>();
        for (String counted : COUNTED) {
            if (row.getLong(counted) > 0) {
                codes.put(counted, row.getString(counted));
            }
        }
        zone(row.getString("billing_zone"), row.getString("zone_before"), codes);
        return new End(
                row.getString("account_id"), row.getString("cloud"), row.getLong("seq"), row.getString("hash"), codes);
    }

    /** Where an account is new, or counts its days elsewhere from now on. */
    private static void zone(String zone, @Nullable String before, Map<String, String> codes) {
        if (!zone.equals(before)) {
            codes.put("billingZone", zone);
            if (before != null) {
                codes.put("billingZoneBefore", before);
            }
        }
    }

    /** Once the accounts are there. */
    void write() {
        handle.createUpdate("""
                        insert into account_events
                            (account_id, seq, cloud, at, actor, kind, cause, codes, prev_hash, hash)
                        select account_id, seq, cloud, :at, :actor, :kind, :cause, codes::jsonb, prev_hash, hash from heads""")
                .bind("at", now)
                .bind("actor", actor)
                .bind("kind", Event.Kind.FACTS_IMPORTED)
                .bind("cause", cause)
                .execute();
    }
}
