package dev.reinstate.activities.queue;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Sla;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A query as SQL. Only what narrows is written, so that the planner sees which index serves. Each cloud is asked apart and
 * by name: then one index gives its cases in order, and a small cloud is not looked for in a large one.
 */
final class Filters {

    /**
     * What an index has; whoever names it otherwise sorts all cases. Not by "coalesce", of which PostgreSQL does not know
     * that it tells nothing, so that behind row-level security no index would serve.
     */
    static final String DUE = "(case when e.due_at is null then 'infinity' else e.due_at end)";

    private static final String ASSIGNEE = "(case when e.assignee is null then '' else e.assignee end)";

    private static final String PRIORITY = DUE + ", e.opened_at, e.case_id";
    private static final String OLDEST = "e.opened_at, e.case_id";

    private final Actor actor;
    private final Queue.Query query;
    private final Instant now;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> bound = new LinkedHashMap<>();

    Filters(Actor actor, Queue.Query query, Instant now) {
        this.actor = actor;
        this.query = query;
        this.now = now;
        whose();
        Optional.ofNullable(query.stage()).ifPresent(stage -> equal("stage", stage.name()));
        Optional.ofNullable(query.waitingOn()).ifPresent(on -> equal("waiting_on", on.name()));
        Optional.ofNullable(query.accountId()).ifPresent(id -> equal("account_id", id));
        // By name, as its index has it.
        Optional.ofNullable(query.ground())
                .ifPresent(ground -> conditions.add("e.grounds @> '{" + ground.name() + "}'::text[]"));
        Optional.ofNullable(query.assignee()).ifPresent(this::assignee);
        Optional.ofNullable(query.sla()).ifPresent(this::sla);
        Optional.ofNullable(query.olderThan())
                .ifPresent(age -> where("e.opened_at <= :openedBy", "openedBy", now.minus(age)));
        Optional.ofNullable(query.q()).ifPresent(q -> bound.put("words", Words.asked(q)));
        if (onlyOpen()) {
            conditions.add("e.open");
        } else if (query.open() != null) {
            conditions.add("not e.open");
        }
    }

    /** A partner's person sees their accounts, and nothing of how our people work. */
    private void whose() {
        if (!actor.is(Role.PARTNER)) {
            return;
        }
        List<String> own = actor.accounts().keySet().stream()
                .filter(id -> actor.clouds().stream()
                        .anyMatch(
                                cloud -> Permissions.on(actor, Act.SEE_CASE, id, cloud) == Permissions.Verdict.ALLOWED))
                .toList();
        where("e.account_id = any(:own)", "own", own.toArray(String[]::new));
        if (query.assignee() != null || query.sla() != null) {
            conditions.add("false");
        }
    }

    /** What only an open case has is asked of the open ones: their indexes are smaller. */
    private boolean onlyOpen() {
        return Boolean.TRUE.equals(query.open())
                || (query.open() == null
                        && (query.order() == Queue.Order.PRIORITY
                                || query.assignee() != null
                                || query.sla() != null
                                || query.waitingOn() != null));
    }

    private void assignee(String whose) {
        String id = whose.equals(Queue.Query.ME) ? actor.id() : whose.equals(Queue.Query.NOBODY) ? "" : whose;
        where(ASSIGNEE + " = :assignee", "assignee", id);
    }

    private void sla(Sla.State state) {
        Instant soon = now.plus(Sla.SOON);
        switch (state) {
            case LATE -> where(DUE + " <= :late", "late", now);
            case SOON -> {
                where(DUE + " > :late", "late", now);
                where(DUE + " <= :soon", "soon", soon);
            }
            case RUNNING -> {
                where(DUE + " > :soon", "soon", soon);
                conditions.add(DUE + " < 'infinity'");
            }
        }
    }

    private void equal(String column, String value) {
        where("e." + column + " = :" + column, column, value);
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        bound.put(name, value instanceof Enum<?> constant ? constant.name() : value);
    }

    /** Only after this row, in the query's order. */
    void after(List<String> last) {
        bound.put("afterOpened", Instant.parse(last.get(1)));
        bound.put("afterId", last.get(2));
        if (query.order() == Queue.Order.PRIORITY) {
            String due = last.get(0).isEmpty() ? "'infinity'" : ":afterDue";
            conditions.add("(" + PRIORITY + ") > (" + due + ", :afterOpened, :afterId)");
            if (!last.get(0).isEmpty()) {
                bound.put("afterDue", Instant.parse(last.get(0)));
            }
        } else {
            conditions.add("(" + OLDEST + ") > (:afterOpened, :afterId)");
        }
    }

    /** The order, of rows that have the columns of an entry. */
    String order() {
        return query.order() == Queue.Order.PRIORITY ? PRIORITY : OLDEST;
    }

    /** The first so many entries. */
    String entries(int most) {
        List<String> branches = clouds().stream()
                .map(cloud -> query.q() == null ? inOrder(cloud, most) : Search.first(where(cloud), order(), most))
                .toList();
        return branches.size() == 1
                ? branches.get(0)
                : "(select e.* from (%s) e order by %s limit %d)"
                        .formatted(String.join(" union all ", branches), order(), most);
    }

    private String inOrder(Cloud cloud, int most) {
        return "(select e.* from queue_entries e where %s order by %s limit %d)".formatted(where(cloud), order(), most);
    }

    private String where(Cloud cloud) {
        return Stream.concat(Stream.of("e.cloud = '" + cloud.name() + "'"), conditions.stream())
                .collect(Collectors.joining(" and "));
    }

    /** Those that the actor is cleared for, at least one: a query needs a table. */
    private List<Cloud> clouds() {
        List<Cloud> clouds = actor.clouds().stream()
                .filter(cloud -> query.cloud() == null || query.cloud() == cloud)
                .sorted()
                .toList();
        if (clouds.isEmpty()) {
            conditions.add("false");
            return List.of(Cloud.PUBLIC);
        }
        return clouds;
    }

    Map<String, Object> bound() {
        return bound;
    }
}
