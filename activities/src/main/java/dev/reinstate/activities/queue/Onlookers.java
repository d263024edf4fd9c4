package dev.reinstate.activities.queue;

import dev.reinstate.activities.register.CaseRows;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Queue;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Who looks at a case, in real time: the demo's clock moves nobody away from a screen. */
final class Onlookers {

    /** A few of those who have gone are swept out with each look, wherever they were, so that the table stays small. */
    private static final int SWEPT = 50;

    private Onlookers() {}

    static List<Queue.Onlooker> meet(Handle handle, Actor actor, String caseId) {
        sweep(handle);
        handle.createUpdate("""
                        insert into onlookers (case_id, actor, account_id, cloud, seen_at)
                        select id, :actor, account_id, cloud, clock_timestamp() from cases where id = :case
                        on conflict (case_id, actor) do update set seen_at = excluded.seen_at""").bind("actor", actor.id()).bind("case", caseId).execute();
        return handle.createQuery("""
                        select actor, seen_at from onlookers
                        where case_id = :case and actor <> :actor
                          and seen_at > clock_timestamp() - make_interval(secs => :seconds)
                        order by seen_at desc, actor limit :most""")
                .bind("case", caseId)
                .bind("actor", actor.id())
                .bind("seconds", Queue.LOOKING.toSeconds())
                .bind("most", Queue.MOST_ONLOOKERS)
                .map((row, context) -> new Queue.Onlooker(row.getString("actor"), CaseRows.required(row, "seen_at")))
                .list();
    }

    private static void sweep(Handle handle) {
        handle.createUpdate("""
                        delete from onlookers where (case_id, actor) in (
                            select case_id, actor from onlookers
                            where seen_at < clock_timestamp() - make_interval(secs => :seconds)
                            order by seen_at limit %d for update skip locked)""".formatted(SWEPT))
                .bind("seconds", Queue.LOOKING.toSeconds())
                .execute();
    }
}
