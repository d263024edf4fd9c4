package dev.reinstate.activities.terms;

import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.register.FactsReader;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.cases.Backtest;
import dev.reinstate.workflows.cases.Terms;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.TermsVersions.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How accounts would come out under terms that are only proposed. */
final class Backtesting {

    private record Some(@Nullable String last, int seen, List<String> concerned) {}

    private final Transactions transactions;
    private final Actor actor;
    private final Terms proposed;

    Backtesting(Transactions transactions, Actor actor, Terms proposed) {
        this.transactions = transactions;
        this.actor = actor;
        this.proposed = proposed;
    }

    /** Of the accounts that come next in the order of their ids. */
    Ruling<Slice> slice(String after, int most) {
        return transactions
                .as(actor)
                .list(Act.KEEP_TERMS, handle -> some(handle, after, most))
                .then(this::compared);
    }

    private Some some(Handle handle, String after, int most) {
        String last = TermsReach.last(handle, after, most);
        if (last == null) {
            return new Some(null, 0, List.of());
        }
        int seen = handle.createQuery("select count(*) from accounts where id > :after and id <= :last")
                .bind("after", after)
                .bind("last", last)
                .mapTo(Integer.class)
                .one();
        boolean floors = TermsReach.floors(handle) || !proposed.ignoreBelow().isEmpty();
        return new Some(last, seen, TermsReach.concerned(handle, after, last, floors, ""));
    }

    /** Each account in a transaction of its own: its facts are of one moment, and nothing is held for long. */
    private Ruling<Slice> compared(Some some) {
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
