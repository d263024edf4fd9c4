package dev.reinstate.api;

import dev.reinstate.workflows.cases.Derivation;
import dev.reinstate.workflows.cases.Explanation;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Foresight;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.GroundState;
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
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Why and what if, of all shelves. */
record OutlookInMemory(Cabinet cabinet, Scribe scribe) implements Outlook {

    @Override
    public Ruling<Explanation> explain(Actor actor, String caseId) {
        return scribe.asked(
                actor,
                "asks why of " + caseId,
                () -> cabinet.ofCase(actor, Act.SEE_CASE, caseId)
                        .map(shelf -> shelf.as(actor, () -> explanation(actor, shelf, caseId))));
    }

    static Explanation explanation(Actor actor, Shelf shelf, String caseId) {
        Facts facts = shelf.factsOf(caseId);
        Instant now = shelf.now();
        return forThe(actor, Explanation.of(facts, Derivation.show(facts, now), Links.none(), now));
    }

    private static Explanation forThe(Actor actor, Explanation explanation) {
        return actor.is(Role.PARTNER) ? explanation.forThePartner() : explanation;
    }

    @Override
    public Ruling<Supposed> suppose(Actor actor, String accountId, Supposition supposition) {
        List<?> facts = supposition.facts().stream()
                .map(fact -> fact.apply(cabinet.now()))
                .toList();
        String what = "supposes %s of %s at %s %s".formatted(facts, accountId, supposition.at(), supposition.day());
        return scribe.asked(
                actor,
                what,
                () -> cabinet.on(actor, Act.SEE_CASE, accountId)
                        .then(shelf -> shelf.as(actor, () -> suppose(actor, shelf, supposition))));
    }

    private static Ruling<Supposed> suppose(Actor actor, Shelf shelf, Supposition supposition) {
        Instant now = shelf.now();
        return Supposing.play(shelf.facts(), supposition, now)
                .map(ahead -> new Supposed(now, forThe(actor, then(shelf.facts(), ahead)), ahead.steps()));
    }

    /** A case that there is not yet has no name. */
    private static Explanation then(Facts before, Foresight ahead) {
        Explanation then = Explanation.of(
                ahead.facts(), ahead.derived(), Links.none(), ahead.derived().asOf());
        boolean known = before.file().opened()
                && before.file().id().equals(ahead.derived().file().id());
        return known ? then : then.unnamed();
    }

    @Override
    public Ruling<Page<Watched>> watch(Actor actor, Query query, Paging paging) {
        return scribe.asked(
                actor,
                "watches " + query + " " + paging,
                () -> cabinet.ever(
                        actor,
                        Act.SEE_WATCH,
                        () -> Ruling.granted(Parts.of(
                                cabinet.seen(actor, Act.SEE_WATCH).stream()
                                        .flatMap(OutlookInMemory::foreseen)
                                        .filter(watched -> fits(watched, query))
                                        .sorted(Comparator.comparing(Watched::holdsFrom)
                                                .thenComparing(Watched::caseId))
                                        .toList(),
                                paging,
                                watched -> watched.caseId() + "/" + watched.ground()))));
    }

    private static Stream<Watched> foreseen(Shelf shelf) {
        Facts facts = shelf.facts();
        return facts.hold() != null
                ? Stream.of()
                : facts.file().grounds().stream()
                        .filter(entry -> entry.state() == GroundState.FORESEEN && entry.holdsFrom() != null)
                        .map(entry -> watched(shelf, facts.file().id(), entry));
    }

    private static Watched watched(Shelf shelf, String caseId, GroundEntry entry) {
        return new Watched(
                shelf.account().id(),
                shelf.account().name(),
                shelf.account().cloud(),
                caseId,
                entry.ground(),
                entry.anchor(),
                entry.holdsFrom(),
                entry.ground().clearedBy(),
                entry.ground().remedies(Links.none()));
    }

    private static boolean fits(Watched watched, Query query) {
        return (query.cloud() == null || query.cloud() == watched.cloud())
                && (query.ground() == null || query.ground() == watched.ground())
                && (query.before() == null || watched.holdsFrom().isBefore(query.before()));
    }
}
