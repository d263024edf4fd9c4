package dev.reinstate.api;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Conduct;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Facts;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Exemptions;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is exempted on all shelves. */
final class ExemptionsInMemory implements Exemptions {

    private final Cabinet cabinet;
    private final Scribe scribe;

    /** By the exemption's id, in the order in which they were recorded. */
    private final List<String> order = new ArrayList<>();

    private final Map<String, String> reasons = new ConcurrentHashMap<>();
    private final Map<String, Reviewed> reviewed = new ConcurrentHashMap<>();

    ExemptionsInMemory(Cabinet cabinet, Scribe scribe) {
        this.cabinet = cabinet;
        this.scribe = scribe;
    }

    @Override
    public Ruling<Exemption> record(Actor actor, Once once, String accountId, Draft draft) {
        return scribe.asked(
                actor,
                once,
                "exempts " + draft + " of " + accountId,
                () -> cabinet.on(actor, Act.EXEMPT, accountId)
                        .then(shelf -> shelf.as(actor, () -> record(actor, shelf, draft))));
    }

    private Ruling<Exemption> record(Actor actor, Shelf shelf, Draft draft) {
        Facts facts = shelf.facts();
        if (notTheirs(actor, draft.covers().ground())) {
            return onlyAbuse(actor);
        } else if (!facts.knows(draft.covers())) {
            return Ruling.unprocessable("/subject", "the account has no " + draft.covers());
        } else if (draft.until() != null && !draft.until().isAfter(shelf.now())) {
            return Ruling.unprocessable("/until", "is over already");
        }
        List<Broken> broken = Conduct.againstExemption(facts.file(), draft.kind(), actor.id());
        if (!broken.isEmpty()) {
            return Ruling.againstTheRules("The exemption was not taken.", broken);
        }
        Exemption made = new Exemption(
                cabinet.mint("exm"), draft.kind(), draft.covers(), shelf.now(), draft.until(), actor.id(), null);
        order.add(made.id());
        reasons.put(made.id(), draft.reason());
        return Ruling.granted(changed(shelf, made, Event.Kind.EXEMPTION_RECORDED));
    }

    private static Exemption changed(Shelf shelf, Exemption exemption, Event.Kind kind) {
        shelf.memory().reported.exemptions.put(exemption.id(), exemption);
        shelf.happens(Event.of(kind, "exemption/" + exemption.id()), Happening.EXEMPTION_CHANGED, exemption.id());
        return exemption;
    }

    @Override
    public Ruling<Exemption> end(Actor actor, Once once, String accountId, String exemptionId) {
        return scribe.asked(
                actor,
                once,
                "ends " + exemptionId + " of " + accountId,
                () -> cabinet.on(actor, Act.EXEMPT, accountId)
                        .then(shelf -> shelf.as(actor, () -> end(actor, shelf, exemptionId))));
    }

    private static Ruling<Exemption> end(Actor actor, Shelf shelf, String exemptionId) {
        Exemption exemption = shelf.memory().reported.exemptions.get(exemptionId);
        if (exemption == null) {
            return Ruling.notFound();
        } else if (notTheirs(actor, exemption.covers().ground())) {
            return onlyAbuse(actor);
        } else if (exemption.overAt(shelf.now())) {
            Broken over = new Broken("exemption-counts", "It has ended already.", "nothing: it no longer counts");
            return Ruling.againstTheRules("The exemption was not ended.", List.of(over));
        }
        return Ruling.granted(changed(shelf, exemption.ended(shelf.now()), Event.Kind.EXEMPTION_ENDED));
    }

    @Override
    public Ruling<List<Exemption>> of(Actor actor, String accountId) {
        return scribe.asked(
                actor,
                "sees the exemptions of " + accountId,
                () -> cabinet.on(actor, Act.SEE_CASE, accountId)
                        .map(shelf ->
                                List.copyOf(shelf.memory().reported.exemptions.values())));
    }

    @Override
    public Ruling<Page<Row>> list(Actor actor, Query query, Paging paging) {
        return scribe.asked(
                actor,
                "lists exemptions " + query + " " + paging,
                () -> cabinet.ever(
                        actor,
                        Act.SEE_EXEMPTIONS,
                        () -> Ruling.granted(Parts.of(
                                rows(actor, query),
                                paging,
                                row -> row.exemption().id()))));
    }

    /** The latest first. */
    private List<Row> rows(Actor actor, Query query) {
        List<Row> rows = new ArrayList<>(cabinet.seen(actor, Act.SEE_EXEMPTIONS).stream()
                .flatMap(shelf ->
                        shelf.memory().reported.exemptions.values().stream().map(exemption -> row(shelf, exemption)))
                .filter(row -> fits(row, query))
                .sorted(java.util.Comparator.comparing(
                        row -> order.indexOf(row.exemption().id())))
                .toList());
        Collections.reverse(rows);
        return rows;
    }

    private Row row(Shelf shelf, Exemption exemption) {
        return new Row(
                shelf.account().id(),
                shelf.account().name(),
                shelf.account().cloud(),
                shelf.account().billingZone(),
                exemption,
                reasons.get(exemption.id()),
                !exemption.overAt(cabinet.now()));
    }

    private static boolean fits(Row row, Query query) {
        return (query.counts() == null || query.counts() == row.counts())
                && (query.kind() == null || query.kind() == row.exemption().kind())
                && (query.ground() == null
                        || query.ground() == row.exemption().covers().ground())
                && (query.cloud() == null || query.cloud() == row.cloud());
    }

    @Override
    public Ruling<Reviewed> review(Actor actor, Once once, String accountId, String findingId, String reason) {
        return scribe.asked(
                actor,
                once,
                "takes " + findingId + " of " + accountId + " back because " + reason,
                () -> cabinet.on(actor, Act.REVIEW_ABUSE, accountId)
                        .then(shelf -> shelf.as(actor, () -> review(actor, shelf, findingId))));
    }

    private Ruling<Reviewed> review(Actor actor, Shelf shelf, String findingId) {
        AbuseFinding finding = shelf.memory().reported.findings.get(findingId);
        if (finding == null) {
            return Ruling.notFound();
        }
        if (finding.clearedAt() == null) {
            shelf.memory().reported.reviews(findingId, shelf.now());
            reviewed.put(shelf.account().id() + "/" + findingId, new Reviewed(findingId, shelf.now(), actor.id()));
            shelf.happens(
                    Event.of(Event.Kind.ABUSE_CLEARED, "review/" + findingId), Happening.ABUSE_REPORTED, findingId);
        }
        return Ruling.granted(reviewed.get(shelf.account().id() + "/" + findingId));
    }

    private static boolean notTheirs(Actor actor, Ground ground) {
        return !actor.is(Role.SUPERVISOR) && ground != Ground.ABUSE;
    }

    private static <T> Ruling<T> onlyAbuse(Actor actor) {
        return Ruling.refused(Ruling.Why.FORBIDDEN, actor.id() + " may exempt abuse only; who can: a supervisor");
    }
}
