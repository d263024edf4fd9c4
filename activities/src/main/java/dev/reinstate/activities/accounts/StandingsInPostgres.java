package dev.reinstate.activities.accounts;

import dev.reinstate.activities.accounts.RecentStandings.Known;
import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.register.FactsReader;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.cases.Operation;
import dev.reinstate.workflows.cases.Standing;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Denials;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Standings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Standings from PostgreSQL, or from what was read there within the last second. */
public final class StandingsInPostgres implements Standings {

    private final Transactions transactions;
    private final Denials denials;
    private final Links links;
    private final RecentStandings recent;

    public StandingsInPostgres(Transactions transactions, Denials denials, Links links, RecentStandings recent) {
        this.transactions = transactions;
        this.denials = denials;
        this.links = links;
        this.recent = recent;
    }

    /** Whoever may not see what is kept goes the whole way, and is refused and written down there. */
    @Override
    public Ruling<Standing> standing(Actor actor, String accountId, Freshness freshness) {
        Ruling<Known> ruling = freshness == Freshness.EXACT
                ? derived(actor, accountId)
                : recent.standings.get(
                        accountId, known -> may(actor, accountId, known), () -> derived(actor, accountId));
        return ruling.map(Known::standing);
    }

    private static boolean may(Actor actor, String accountId, Known known) {
        return Permissions.on(actor, Act.SEE_ACCOUNT, accountId, known.cloud()) == Permissions.Verdict.ALLOWED;
    }

    private Ruling<Known> derived(Actor actor, String accountId) {
        return transactions.as(actor).read(Act.SEE_ACCOUNT, accountId, handle -> {
            Instant now = DatabaseClock.now(handle, accountId);
            Facts facts = FactsReader.read(handle, accountId, now);
            Standing standing = Standing.of(facts, Derivation.derive(facts, now, "time"), links);
            return Optional.of(new Known(facts.account().cloud(), standing));
        });
    }

    @Override
    public Ruling<Gate> gate(Actor actor, Operation operation, List<String> accountIds, Freshness freshness) {
        GateInquiry inquiry = new GateInquiry(actor, accountIds);
        if (freshness == Freshness.RECENT) {
            inquiry.remember(recent.sales);
        }
        Ruling<Instant> asOf = inquiry.complete()
                ? Ruling.granted(inquiry.asOf())
                : transactions
                        .as(actor)
                        .list(Act.ASK_AT_THE_GATE, (handle, now) -> inquiry.read(handle, now, recent.sales));
        inquiry.foreign()
                .ifPresent(ids -> denials.record(
                        actor.id(), Act.ASK_AT_THE_GATE.name() + " " + ids, Permissions.Verdict.HIDDEN.name()));
        return asOf.map(at -> new Gate(inquiry.passages(operation), at));
    }
}
