package dev.reinstate.api;

import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Claim;
import dev.reinstate.workflows.cases.Conduct;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.SupportRequest;
import dev.reinstate.workflows.cases.WaitingOn;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cases as work. Who looks at one is forgotten after {@link Queue#LOOKING}. */
final class QueueInMemory implements Queue {

    private final Cabinet cabinet;
    private final Scribe scribe;
    private final Map<String, Map<String, Instant>> onlookers = new LinkedHashMap<>();

    QueueInMemory(Cabinet cabinet, Scribe scribe) {
        this.cabinet = cabinet;
        this.scribe = scribe;
    }

    @Override
    public Ruling<Page<Row>> page(Actor actor, Query query, Paging paging) {
        return scribe.asked(
                actor,
                "lists " + query + " " + paging,
                () -> cabinet.ever(
                        actor,
                        Act.SEE_CASE,
                        () -> Ruling.granted(Parts.of(
                                Rows.of(cabinet, actor, query),
                                paging,
                                row -> row.summary().id()))));
    }

    private Ruling<Claimed> on(Actor actor, Act act, String caseId, Function<Shelf, Ruling<Claimed>> work) {
        return cabinet.ofCase(actor, act, caseId).then(shelf -> shelf.as(actor, () -> work.apply(shelf)));
    }

    @Override
    public Ruling<Claimed> claim(Actor actor, Once once, String caseId, boolean takeOver) {
        Act act = takeOver ? Act.TAKE_OVER : Act.CLAIM;
        return scribe.asked(
                actor,
                once,
                (takeOver ? "takes over " : "claims ") + caseId,
                () -> on(actor, act, caseId, shelf -> claim(actor, shelf, caseId, takeOver)));
    }

    private static Ruling<Claimed> claim(Actor actor, Shelf shelf, String caseId, boolean takeOver) {
        Claim held = shelf.claims.get(caseId);
        List<Broken> broken = Claim.against(shelf.upToDate(caseId), held, actor.id(), takeOver);
        if (!broken.isEmpty()) {
            return Ruling.againstTheRules("The case was not claimed.", broken);
        }
        boolean theirs = held != null && held.assignee().equals(actor.id());
        return Ruling.granted(claimed(shelf, caseId, theirs ? held : new Claim(actor.id(), shelf.now())));
    }

    private static Claimed claimed(Shelf shelf, String caseId, @Nullable Claim claim) {
        Claim before = claim == null ? shelf.claims.remove(caseId) : shelf.claims.put(caseId, claim);
        if (claim == null || !claim.equals(before)) {
            Event.Kind kind = claim == null ? Event.Kind.CASE_RELEASED : Event.Kind.CASE_CLAIMED;
            shelf.notes(Event.of(kind, "case/" + caseId), caseId);
        }
        return new Claimed(caseId, shelf.account().id(), claim);
    }

    @Override
    public Ruling<Claimed> release(Actor actor, Once once, String caseId) {
        return scribe.asked(
                actor,
                once,
                "releases " + caseId,
                () -> on(actor, Act.CLAIM, caseId, shelf -> {
                    boolean anybodys = Permissions.ever(actor, Act.TAKE_OVER);
                    List<Broken> broken = Claim.againstRelease(
                            shelf.upToDate(caseId), shelf.claims.get(caseId), actor.id(), anybodys);
                    return broken.isEmpty()
                            ? Ruling.granted(claimed(shelf, caseId, null))
                            : Ruling.againstTheRules("The case was not given back.", broken);
                }));
    }

    @Override
    public Ruling<Claimed> next(Actor actor, Once once) {
        return scribe.asked(
                actor,
                once,
                "takes the next",
                () -> cabinet.ever(actor, Act.CLAIM, () -> {
                    Query free = new Query(
                            null,
                            null,
                            WaitingOn.AGENT,
                            Query.NOBODY,
                            null,
                            null,
                            true,
                            null,
                            null,
                            null,
                            Order.PRIORITY);
                    return Rows.of(cabinet, actor, free).stream()
                            .map(row -> row.summary().id())
                            .filter(caseId -> theirsToDecide(actor, caseId))
                            .findFirst()
                            .map(caseId -> on(actor, Act.CLAIM, caseId, shelf -> claim(actor, shelf, caseId, false)))
                            .orElseGet(() -> Ruling.againstTheRules(
                                    "There is no case to take.",
                                    List.of(new Broken(
                                            "a-free-case", "Every case is somebody's.", "a support request"))));
                }));
    }

    private boolean theirsToDecide(Actor actor, String caseId) {
        CaseFile file = cabinet.file(caseId);
        SupportRequest request = file.request();
        boolean filed = request != null && request.open() && request.filedBy().equals(actor.id());
        boolean all = actor.is(Role.AGENT) || actor.is(Role.SUPERVISOR);
        return !filed && (all || Conduct.ofTrust(file));
    }

    @Override
    public synchronized Ruling<List<Onlooker>> look(Actor actor, String caseId) {
        return scribe.asked(
                actor,
                "is at " + caseId,
                () -> cabinet.ofCase(actor, Act.SEE_ONLOOKERS, caseId).map(shelf -> meet(actor, caseId)));
    }

    private List<Onlooker> meet(Actor actor, String caseId) {
        Map<String, Instant> here = onlookers.computeIfAbsent(caseId, none -> new LinkedHashMap<>());
        here.values().removeIf(seen -> !seen.isAfter(cabinet.now().minus(LOOKING)));
        here.put(actor.id(), cabinet.now());
        return here.entrySet().stream()
                .filter(each -> !each.getKey().equals(actor.id()))
                .limit(MOST_ONLOOKERS)
                .map(each -> new Onlooker(each.getKey(), each.getValue()))
                .toList();
    }
}
