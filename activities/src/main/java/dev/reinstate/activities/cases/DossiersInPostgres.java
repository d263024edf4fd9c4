package dev.reinstate.activities.cases;

import dev.reinstate.activities.register.CaseReading;
import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.register.FactsReader;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Derived;
import dev.reinstate.workflows.cases.Explanation;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.cases.Profile;
import dev.reinstate.workflows.cases.Statement;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Dossiers;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads an account's facts once, and derives from them whatever is shown of its case. */
public final class DossiersInPostgres implements Dossiers {

    /** Most stories end before; the rest is behind a link. */
    private static final Paging FIRST_PART = new Paging(Paging.MOST, null);

    private final Transactions transactions;
    private final Links links;

    public DossiersInPostgres(Transactions transactions, Links links) {
        this.transactions = transactions;
        this.links = links;
    }

    @Override
    public Ruling<Dossier> ofCase(Actor actor, String caseId) {
        return transactions
                .as(actor)
                .readCase(
                        Act.SEE_CASE,
                        caseId,
                        (handle, accountId) -> Optional.of(dossier(handle, actor, accountId, caseId)));
    }

    private Dossier dossier(Handle handle, Actor actor, String accountId, String caseId) {
        Instant now = DatabaseClock.now(handle, accountId);
        Facts facts = FactsReader.ofCase(handle, accountId, caseId, now);
        Derived derived = Derivation.show(facts, now);
        Explanation explanation = Explanation.of(facts, derived, links, now);
        return new Dossier(
                facts.account(),
                CaseReading.view(handle, actor, facts, derived),
                actor.is(Role.PARTNER) ? explanation.forThePartner() : explanation,
                statement(actor, facts, now),
                Profile.of(facts, links, now),
                CaseQueries.timeline(handle, actor, derived.file(), FIRST_PART));
    }

    private static @Nullable Statement statement(Actor actor, Facts facts, Instant now) {
        Permissions.Verdict verdict = Permissions.on(
                actor, Act.SEE_STATEMENT, facts.account().id(), facts.account().cloud());
        return verdict == Permissions.Verdict.ALLOWED ? Statement.of(facts, now) : null;
    }
}
