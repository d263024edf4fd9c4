package dev.reinstate.activities.outbound;

import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.store.Database;
import dev.reinstate.workflows.ports.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What is to be sent, in tables; nothing here looks at an account that has nothing to tell. */
public final class OutboxInPostgres implements Outbox {

    /** Of accounts with news, in one transaction: some ten milliseconds. */
    private static final int PORTION = 200;

    /** Longer than a try can take with all that comes after it, or two of them would be under way. */
    static final Duration CLAIM = Duration.ofSeconds(60);

    private static final String SPREAD = """
            with news as (
                delete from outbox where id in (select id from outbox order by id limit %d) returning *),
            told as (%s on conflict do nothing returning target_id, account_id, cloud),
            lines as (
                insert into delivery_lines (target_id, account_id, cloud, due_at)
                select distinct target_id, account_id, cloud, :now::timestamptz from told order by target_id, account_id
                on conflict (target_id, account_id) do update
                set due_at = coalesce(delivery_lines.due_at, excluded.due_at))
            select count(*) from news""".formatted(
                    PORTION,
                    DeliveryRows.TOLD.formatted(
                            "news n join account_events e on e.account_id = n.account_id and e.seq between n.first_seq and n.last_seq"));

    /** Bound, not asked for in here: the index cannot be held against a clock that ticks while it is read. */
    private static final String DUE = """
            select id from targets
            cross join lateral (
                select from delivery_lines where target_id = targets.id and due_at <= :now::timestamptz
                order by due_at limit 1) as first
            where state = 'ACTIVE'""";

    /** The number is in the text: with a parameter the planner expects a tenth of the table, and reads all of it. */
    private static final String CLAIM_LINES = """
            update delivery_lines set due_at = :until
            where (target_id, account_id) in (
                select target_id, account_id from delivery_lines
                where target_id = :target and due_at <= :now
                  and exists (select from targets where id = :target and state = 'ACTIVE')
                order by due_at limit %d for update skip locked)
            returning account_id""";

    private static final String HEADS = """
            select t.url, t.secret, case when t.former_until > :now::timestamptz then t.former_secret end as former,
                   d.target_id, d.account_id, d.cloud, d.seq, d.webhook_id, d.type, e.at, e.case_id, e.cause, e.codes
            from unnest(:accounts::text[]) as a (id)
            cross join lateral (
                select * from deliveries
                where target_id = :target and account_id = a.id and state = 'PENDING' order by seq limit 1) d
            join account_events e on e.account_id = d.account_id and e.seq = d.seq
            join targets t on t.id = d.target_id""";

    private final Jdbi jdbi;

    public OutboxInPostgres(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public boolean spread() {
        return jdbi.inTransaction(handle -> DeliveryRows.alone(handle) && spread(handle) == PORTION);
    }

    private static int spread(Handle handle) {
        var query = handle.createQuery(SPREAD).bind("now", DatabaseClock.now(handle));
        DeliveryRows.bindTypes(query);
        return query.mapTo(Integer.class).one();
    }

    @Override
    public List<String> due() {
        return jdbi.withHandle(handle -> handle.createQuery(DUE)
                .bind("now", DatabaseClock.now(handle))
                .mapTo(String.class)
                .list());
    }

    @Override
    public List<Parcel> claim(String targetId, int most) {
        return jdbi.inTransaction(handle -> {
            Instant now = DatabaseClock.now(handle);
            // The register keeps microseconds, and this instant is what tells the claim from a later one.
            Instant until = now.plus(CLAIM).truncatedTo(ChronoUnit.MICROS);
            List<String> accounts = handle.createQuery(CLAIM_LINES.formatted(most))
                    .bind("target", targetId)
                    .bind("now", now)
                    .bind("until", until)
                    .mapTo(String.class)
                    .list();
            return accounts.isEmpty() ? List.<Parcel>of() : heads(handle, targetId, accounts, now, until);
        });
    }

    private static List<Parcel> heads(
            Handle handle, String targetId, List<String> accounts, Instant now, Instant until) {
        List<Parcel> parcels = handle.createQuery(HEADS)
                .bind("target", targetId)
                .bind("now", now)
                .bindArray("accounts", String.class, accounts)
                .map((row, context) -> parcel(row, until))
                .list();
        Set<String> empty = new HashSet<>(accounts);
        parcels.forEach(parcel -> empty.remove(parcel.accountId()));
        empty.forEach(account -> handle.execute(
                "update delivery_lines set due_at = null where target_id = ? and account_id = ?", targetId, account));
        return parcels;
    }

    private static Parcel parcel(ResultSet row, Instant until) throws SQLException {
        String former = row.getString("former");
        String secret = row.getString("secret");
        return new Parcel(
                row.getString("target_id"),
                row.getString("url"),
                former == null ? List.of(secret) : List.of(secret, former),
                row.getString("account_id"),
                row.getLong("seq"),
                row.getString("webhook_id"),
                EventBody.of(row),
                until);
    }

    @Override
    public void settle(Parcel parcel, Outcome outcome) {
        jdbi.useTransaction(handle -> Settling.of(handle, parcel).as(outcome));
    }

    @Override
    public void prune() {
        jdbi.useTransaction(Pruning::portion);
    }

    @Override
    public Optional<Duration> oldest() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select extract(epoch from clock_timestamp() + moved - queued_at)::bigint from clock, deliveries
                        where state = 'PENDING' order by queued_at limit 1""").mapTo(Long.class).findOne().map(Duration::ofSeconds));
    }
}
