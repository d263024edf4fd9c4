package dev.reinstate.activities.outlook;

import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.register.FactsReader;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Explanation;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Foresight;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Outlook;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Supposing;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Explains from the facts in PostgreSQL. The database itself refuses whatever would be written meanwhile. */
public final class OutlookInPostgres implements Outlook {

    private final Transactions transactions;
    private final Links links;

    public OutlookInPostgres(Transactions transactions, Links links) {
        this.transactions = transactions;
        this.links = links;
    }

    @Override
    public Ruling<Explanation> explain(Actor actor, String caseId) {
        return transactions.as(actor).readCase(Act.SEE_CASE, caseId, (handle, accountId) -> {
            Instant now = DatabaseClock.now(readOnly(handle), accountId);
            Facts facts = FactsReader.ofCase(handle, accountId, caseId, now);
            return Optional.of(forThe(actor, Explanation.of(facts, Derivation.show(facts, now), links, now)));
        });
    }

    @Override
    public Ruling<Supposed> suppose(Actor actor, String accountId, Supposition supposition) {
        return transactions
                .as(actor)
                .read(
                        Act.SEE_CASE,
                        accountId,
                        handle -> Optional.of(supposed(readOnly(handle), actor, accountId, supposition)))
                .then(ruling -> ruling);
    }

    private Ruling<Supposed> supposed(Handle handle, Actor actor, String accountId, Supposition supposition) {
        Instant now = DatabaseClock.now(handle, accountId);
        Facts facts = FactsReader.read(handle, accountId, now);
        return Supposing.play(facts, supposition, now).map(ahead -> {
            Explanation then = forThe(actor, explained(facts, ahead));
            return new Supposed(now, then, ahead.steps());
        });
    }

    private Explanation explained(Facts before, Foresight ahead) {
        Explanation then = Explanation.of(
                ahead.facts(), ahead.derived(), links, ahead.derived().asOf());
        boolean known = before.file().opened()
                && before.file().id().equals(ahead.derived().file().id());
        return known ? then : then.unnamed();
    }

    private static Explanation forThe(Actor actor, Explanation explanation) {
        return actor.is(Role.PARTNER) ? explanation.forThePartner() : explanation;
    }

    private static Handle readOnly(Handle handle) {
        handle.execute("set transaction read only");
        return handle;
    }

    @Override
    public Ruling<Page<Watched>> watch(Actor actor, Query query, Paging paging) {
        return transactions
                .as(actor)
                .list(Act.SEE_WATCH, handle -> WatchQuery.list(handle, actor, query, paging, links));
    }
}
