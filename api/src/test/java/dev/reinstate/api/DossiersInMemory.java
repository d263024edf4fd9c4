package dev.reinstate.api;

import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.cases.Profile;
import dev.reinstate.workflows.cases.Statement;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Dossiers;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Ruling;

/** Everything around a case, from its shelf. */
record DossiersInMemory(Cabinet cabinet, Scribe scribe) implements Dossiers {

    @Override
    public Ruling<Dossier> ofCase(Actor actor, String caseId) {
        return scribe.asked(
                actor,
                "opens the dossier of " + caseId,
                () -> cabinet.ofCase(actor, Act.SEE_CASE, caseId)
                        .map(shelf -> shelf.as(actor, () -> dossier(actor, shelf, caseId))));
    }

    private static Dossier dossier(Actor actor, Shelf shelf, String caseId) {
        Facts facts = shelf.factsOf(caseId);
        boolean mayReadIt = Permissions.on(
                        actor,
                        Act.SEE_STATEMENT,
                        shelf.account().id(),
                        shelf.account().cloud())
                == Permissions.Verdict.ALLOWED;
        return new Dossier(
                shelf.account(),
                shelf.view(actor, caseId),
                OutlookInMemory.explanation(actor, shelf, caseId),
                mayReadIt ? Statement.of(facts, shelf.now()) : null,
                Profile.of(facts, Links.none(), shelf.now()),
                CasesInMemory.timeline(actor, shelf, caseId, new Paging(Paging.MOST, null)));
    }
}
