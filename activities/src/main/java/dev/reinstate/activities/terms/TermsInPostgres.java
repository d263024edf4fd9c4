package dev.reinstate.activities.terms;

import dev.reinstate.activities.register.CaseRows;
import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.register.FactsReader;
import dev.reinstate.activities.register.Sitting;
import dev.reinstate.activities.register.TermsRows;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.cases.Backtest;
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
import java.util.ArrayList;
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
        boolean floors = floors(handle) || !terms.ignoreBelow().isEmpty();
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

    private static boolean floors(Handle handle) {
        return handle.createQuery("select exists (select from terms where body->'ignoreBelow' <> '{}')")
                .mapTo(Boolean.class)
                .one();
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

    private record Some(@Nullable String last, int seen, List<String> concerned) {}

    @Override
    public Ruling<Slice> backtest(Actor actor, Terms proposed, String after, int most) {
        return transactions
                .as(actor)
                .list(Act.KEEP_TERMS, handle -> some(handle, proposed, after, most))
                .then(some -> compared(actor, proposed, some));
    }

    private static Some some(Handle handle, Terms proposed, String after, int most) {
        String last = TermsReach.last(handle, after, most);
        if (last == null) {
            return new Some(null, 0, List.of());
        }
        int seen = handle.createQuery("select count(*) from accounts where id > :after and id <= :last")
                .bind("after", after)
                .bind("last", last)
                .mapTo(Integer.class)
                .one();
        boolean floors = floors(handle) || !proposed.ignoreBelow().isEmpty();
        return new Some(last, seen, TermsReach.concerned(handle, after, last, floors, ""));
    }

    /** Each account in a transaction of its own: its facts are of one moment, and nothing is held for long. */
    private Ruling<Slice> compared(Actor actor, Terms proposed, Some some) {
        List<Backtest.Differing> differing = new ArrayList<>();
        for (String accountId : some.concerned()) {
            Ruling<Optional<Backtest.Differing>> one = transactions
                    .as(actor)
                    .read(Act.KEEP_TERMS, accountId, handle -> {
                        handle.execute("set transaction read only");
                        Instant now = DatabaseClock.now(handle, accountId);
                        return Optional.of(Backtest.of(FactsReader.read(handle, accountId, now), now, proposed));
                    });
            if (one instanceof Ruling.Granted<Optional<Backtest.Differing>> granted) {
                granted.value().ifPresent(differing::add);
            }
        }
        return Ruling.granted(
                new Slice(some.last(), some.seen(), some.concerned().size(), differing));
    }
}
