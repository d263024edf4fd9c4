package dev.reinstate.api;

import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Claim;
import dev.reinstate.workflows.cases.Conduct;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseSummary;
import dev.reinstate.workflows.ports.CaseView;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.TimelineItem;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.util.List;

/** The cases of all shelves. */
record CasesInMemory(Cabinet cabinet, Scribe scribe) implements Cases {

    @Override
    public Ruling<Recorded<CaseView>> open(Actor actor, Once once, String accountId) {
        return scribe.asked(
                actor,
                once,
                "opens a case of " + accountId,
                () -> cabinet.on(actor, Act.OPEN_CASE, accountId)
                        .then(shelf -> shelf.as(actor, () -> open(actor, shelf))));
    }

    private static Ruling<Recorded<CaseView>> open(Actor actor, Shelf shelf) {
        String before = shelf.openCase();
        shelf.memory()
                .derive(
                        "actor/" + actor.id(),
                        Happening.FELL_DUE,
                        shelf.account().id());
        String after = shelf.openCase();
        if (after == null) {
            Broken none = new Broken("a-ground", "No ground is foreseen or holds.", "a fact that is a ground");
            return Ruling.againstTheRules(
                    "Account %s has no ground for a case."
                            .formatted(shelf.account().id()),
                    List.of(none));
        }
        return Ruling.granted(new Recorded<>(
                shelf.view(actor, after), after.equals(before) ? Recorded.How.DEDUPLICATED : Recorded.How.NEW));
    }

    @Override
    public Ruling<CaseView> show(Actor actor, String caseId) {
        return scribe.asked(
                actor,
                "looks at " + caseId,
                () -> cabinet.ofCase(actor, Act.SEE_CASE, caseId)
                        .map(shelf -> shelf.as(actor, () -> shelf.view(actor, caseId))));
    }

    @Override
    public Ruling<Page<CaseSummary>> list(Actor actor, Query query, Paging paging) {
        return scribe.asked(
                actor,
                "lists " + query + " " + paging,
                () -> cabinet.ever(
                        actor,
                        Act.SEE_CASE,
                        () -> Ruling.granted(Parts.of(
                                Rows.of(cabinet, actor, query.ofTheQueue()).stream()
                                        .map(Queue.Row::summary)
                                        .toList(),
                                paging,
                                CaseSummary::id))));
    }

    static CaseSummary summary(Actor actor, Shelf shelf, CaseFile file) {
        Claim claim = shelf.claims.get(file.id());
        return new CaseSummary(
                file.id(),
                shelf.account().id(),
                shelf.account().name(),
                shelf.account().cloud(),
                file.stage(),
                file.outcome(),
                file.grounds(),
                file.groundsRevision(),
                file.openedAt(),
                file.closedAt(),
                shelf.holdPlacedAt(file.id()),
                Conduct.waitingOn(file),
                file.closed()
                        ? null
                        : Derivation.show(shelf.factsOf(file.id()), shelf.now()).next(),
                claim == null || actor.is(Role.PARTNER) ? null : claim.assignee(),
                file.previousCaseId());
    }

    @Override
    public Ruling<Page<TimelineItem>> timeline(Actor actor, String caseId, Paging paging) {
        return scribe.asked(
                actor,
                "reads the story of " + caseId + " " + paging,
                () -> cabinet.ofCase(actor, Act.SEE_CASE, caseId).map(shelf -> timeline(actor, shelf, caseId, paging)));
    }

    static Page<TimelineItem> timeline(Actor actor, Shelf shelf, String caseId, Paging paging) {
        CaseFile file = shelf.memory().file(caseId);
        List<TimelineItem> told = shelf.story(caseId).stream()
                .filter(item -> !actor.is(Role.PARTNER) || forThePartner(item, file))
                .toList();
        return Parts.of(told, paging, item -> String.valueOf(item.seq()));
    }

    private static boolean forThePartner(TimelineItem item, CaseFile file) {
        boolean approval = item.kind() == Event.Kind.DECIDED
                && Decision.Kind.REINSTATE.name().equals(item.effect().get("decision"));
        return !Event.Kind.internal().contains(item.kind())
                && item.kind() != Event.Kind.APPROVAL_VOIDED
                && (!approval || Words.carriedOut(file, item.cause().replace("decision/", "")));
    }
}
