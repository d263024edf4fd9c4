package dev.reinstate.activities.terms;

import dev.reinstate.activities.register.CaseRows;
import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.register.FactsReader;
import dev.reinstate.activities.register.Sitting;
import dev.reinstate.activities.register.TermsRows;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Terms;
import dev.reinstate.workflows.cases.TermsMigration;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.TermsVersions;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Terms in PostgreSQL. */
public final class TermsInPostgres implements TermsVersions {

    private final Transactions transactions;

    public TermsInPostgres(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Ruling<Recorded<Version>> load(Actor actor, Draft draft) {
        return transactions.as(actor).apart(Act.KEEP_TERMS, handle -> {
            // Two who load at once would both be the next version. Reading goes on.
            handle.execute("lock table terms in share row exclusive mode");
            Instant now = DatabaseClock.now(handle);
            List<Version> known = versions(handle, now);
            Version same = known.stream()
                    .filter(version -> version.terms().equals(draft.terms()))
                    .findFirst()
                    .orElse(null);
            if (same != null) {
                return Ruling.granted(new Recorded<>(same, Recorded.How.DEDUPLICATED));
            }
            Instant from = draft.validFrom() == null ? now : draft.validFrom();
            String against = against(known, draft, from, now);
            return against == null
                    ? insert(handle, actor, draft, from, now)
                    : Ruling.againstTheRules(
                            against,
                            List.of(new Broken("terms-are-kept", against, "another version, or another instant")));
        });
    }

    private static @Nullable String against(List<Version> known, Draft draft, Instant from, Instant now) {
        int newest = known.stream()
                .mapToInt(version -> version.terms().version())
                .max()
                .orElse(0);
        Instant latest = known.stream()
                .map(Version::validFrom)
                .reduce(Instant.MIN, (one, other) -> one.isAfter(other) ? one : other);
        if (draft.terms().version() <= newest) {
            return "version %d is taken: a version never changes, so the next one is %d"
                    .formatted(draft.terms().version(), newest + 1);
        }
        if (from.isBefore(now)) {
            return "%s lies before %s, which is now: what was decided by then was decided by other terms"
                    .formatted(from, now);
        }
        return from.isBefore(latest)
                ? "version %d is to be valid from %s, after which %s would come too late"
                        .formatted(newest, latest, from)
                : null;
    }

    private static Ruling<Recorded<Version>> insert(
            Handle handle, Actor actor, Draft draft, Instant from, Instant now) {
        Terms terms = draft.terms();
        boolean floors = TermsReach.floors(handle) || !terms.ignoreBelow().isEmpty();
        handle.execute(
                "insert into terms (version, valid_from, body, loaded_at, loaded_by, sha256) values (?, ?, ?::jsonb, ?, ?, ?)",
                terms.version(),
                from,
                TermsRows.write(terms),
                now,
                actor.id(),
                draft.sha256());
        TermsReach.begin(handle, terms, floors, from);
        Version loaded = versions(handle, now).stream()
                .filter(version -> version.terms().version() == terms.version())
                .findFirst()
                .orElseThrow();
        return Ruling.granted(new Recorded<>(loaded, Recorded.How.NEW));
    }

    @Override
    public Ruling<List<Version>> list(Actor actor) {
        return transactions.as(actor).list(Act.KEEP_TERMS, handle -> versions(handle, DatabaseClock.now(handle)));
    }

    private static List<Version> versions(Handle handle, Instant now) {
        return handle.createQuery("""
                        select t.*, t.version = (select version from terms where valid_from <= :now
                                                 order by valid_from desc, version desc limit 1) as current,
                               exists (select from terms_changes where version = t.version) as reaching
                        from terms t order by version""")
                .bind("now", now)
                .map((row, context) -> version(row))
                .list();
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                TermsRows.read(row),
                CaseRows.required(row, "valid_from"),
                CaseRows.instant(row, "loaded_at"),
                row.getString("loaded_by"),
                row.getString("sha256"),
                row.getBoolean("current"),
                row.getBoolean("reaching"));
    }

    @Override
    public Ruling<TermsMigration> migration(Actor actor, String accountId, int version) {
        return transactions
                .as(actor)
                .<Ruling<TermsMigration>>read(Act.KEEP_TERMS, accountId, handle -> {
                    Instant now = DatabaseClock.now(handle, accountId);
                    return Optional.of(migration(FactsReader.read(handle, accountId, now), now, version));
                })
                .then(ruling -> ruling);
    }

    @Override
    public Ruling<Recorded<TermsMigration>> migrate(Actor actor, String accountId, int version) {
        return transactions
                .as(actor)
                .write(
                        Act.KEEP_TERMS,
                        accountId,
                        sitting -> migration(sitting.facts(), sitting.now(), version)
                                .then(migration -> Ruling.granted(moved(sitting, migration))));
    }

    private static Ruling<TermsMigration> migration(Facts facts, Instant now, int version) {
        return TermsMigration.of(facts, now, version).map(Ruling::granted).orElseGet(() -> {
            String why = "version %d of the terms is not known here, or not valid yet".formatted(version);
            String next = "load it, or wait until it is valid: ./reinstate terms list";
            return Ruling.againstTheRules(why, List.of(new Broken("terms-valid", why, next)));
        });
    }

    private static Recorded<TermsMigration> moved(Sitting sitting, TermsMigration migration) {
        if (migration.moved().isEmpty()) {
            return new Recorded<>(migration, Recorded.How.DEDUPLICATED);
        }
        for (TermsMigration.Moved one : migration.moved()) {
            sitting.handle()
                    .execute(
                            "update anchors set terms_version = ? where account_id = ? and ground = ? and anchor = ?",
                            migration.version(),
                            sitting.accountId(),
                            one.anchor().ground(),
                            one.anchor().id());
            sitting.journal(one.event(migration.version()), migration.caseId());
        }
        sitting.derive("terms/" + migration.version(), Happening.FELL_DUE, sitting.accountId());
        return new Recorded<>(migration, Recorded.How.CHANGED);
    }

    @Override
    public Ruling<Slice> backtest(Actor actor, Terms proposed, String after, int most) {
        return new Backtesting(transactions, actor, proposed).slice(after, most);
    }
}
