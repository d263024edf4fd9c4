package dev.reinstate.activities.queue;

import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The case to work on next. Candidates are read without a lock; then the first one is taken whose account nobody has
 * locked and which, once it is ours, still is free. So two people who ask at once pass each other by.
 */
final class NextCase {

    /** As many people may ask at one moment before somebody is told to ask again. */
    private static final int CANDIDATES = 50;

    private static final String CANDIDATE = """
            (select e.case_id, e.account_id, e.cloud, e.due_at, e.opened_at from queue_entries e
             where e.cloud = '%s' and e.open and e.waiting_on = 'AGENT' and e.assignee is null and %s
             order by e.due_at, e.opened_at, e.case_id limit %d)""";

    /** Nobody decides on what they filed. */
    private static final String STILL_FREE = """
            select open and waiting_on = 'AGENT' and assignee is null
                   and not exists (select from support_requests r
                                   where r.case_id = e.case_id and r.state <> 'CLOSED' and r.filed_by = :by)
            from queue_entries e where case_id = :case""";

    private NextCase() {}

    static Ruling<CaseRef> free(Handle handle, Actor actor) {
        for (CaseRef candidate : candidates(handle, actor)) {
            boolean locked = handle.createQuery("select 1 from accounts where id = :id for update skip locked")
                    .bind("id", candidate.accountId())
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            if (locked && stillFree(handle, actor, candidate)) {
                return Ruling.granted(candidate);
            }
        }
        return Ruling.againstTheRules(
                "There is no case to take.",
                List.of(new Broken(
                        "a-free-case",
                        "Every case that waits on us is somebody's, or was filed by you.",
                        "a support request, or a case that is given back")));
    }

    private static List<CaseRef> candidates(Handle handle, Actor actor) {
        String which = which(actor);
        List<String> branches = new ArrayList<>(actor.clouds().stream()
                .sorted()
                .map(cloud -> CANDIDATE.formatted(cloud.name(), which, CANDIDATES))
                .toList());
        if (branches.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("select * from (%s) e order by due_at, opened_at, case_id limit %d"
                        .formatted(String.join(" union all ", branches), CANDIDATES))
                .map((row, context) -> new CaseRef(
                        row.getString("case_id"), row.getString("account_id"), Cloud.valueOf(row.getString("cloud"))))
                .list();
    }

    /** A trust officer decides where abuse is or was a ground. */
    private static String which(Actor actor) {
        boolean everything = actor.is(Role.AGENT) || actor.is(Role.SUPERVISOR);
        return everything
                ? "true"
                : "exists (select from grounds g where g.case_id = e.case_id and g.ground = '%s')"
                        .formatted(Ground.ABUSE.name());
    }

    private static boolean stillFree(Handle handle, Actor actor, CaseRef candidate) {
        return handle.createQuery(STILL_FREE)
                .bind("case", candidate.caseId())
                .bind("by", actor.id())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }
}
