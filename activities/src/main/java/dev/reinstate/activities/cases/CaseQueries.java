package dev.reinstate.activities.cases;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.register.CaseRows;
import dev.reinstate.activities.store.Cursor;
import dev.reinstate.activities.store.Json;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.cases.NextAct;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.WaitingOn;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseSummary;
import dev.reinstate.workflows.ports.Cases;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.TimelineItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The queue of cases and their timelines. */
final class CaseQueries {

    private CaseQueries() {}

    static Page<CaseSummary> list(Handle handle, Actor actor, Cases.Query query, Paging paging) {
        List<String> after = paging.after() == null ? List.of() : Cursor.read(paging.after(), 2);
        List<CaseSummary> found = handle.createQuery("""
                        select c.*, a.name, (select h.placed_at from holds h where h.case_id = c.id) as placed_at
                        from cases c join accounts a on a.id = c.account_id
                        where c.cloud = any(:clouds) and (:everywhere or c.account_id = any(:own))
                          and (:stage::text is null or c.stage = :stage)
                          and (:waiting::text is null or c.waiting_on = :waiting)
                          and (:assignee::text is null or c.assignee = :assignee)
                          and (:cloud::text is null or c.cloud = :cloud)
                          and (:account::text is null or c.account_id = :account)
                          and (:open::boolean is null or (c.closed_at is null) = :open)
                          and (:ground::text is null or exists (select from grounds g
                                where g.case_id = c.id and g.ground = :ground and g.state <> 'CLEARED'))
                          and (:first or (c.opened_at, c.id) > (:at::timestamptz, :id))
                        order by c.opened_at, c.id limit :limit""")
                .bindArray(
                        "clouds",
                        String.class,
                        actor.clouds().stream().map(Enum::name).toList())
                .bind("everywhere", !actor.is(Role.PARTNER))
                .bindArray("own", String.class, own(actor))
                .bind("stage", query.stage())
                .bind("waiting", query.waitingOn())
                .bind("assignee", query.assignee())
                .bind("cloud", query.cloud())
                .bind("account", query.accountId())
                .bind("open", query.open())
                .bind("ground", query.ground())
                .bind("first", after.isEmpty())
                .bind("at", after.isEmpty() ? null : Instant.parse(after.get(0)))
                .bind("id", after.isEmpty() ? null : after.get(1))
                .bind("limit", paging.limit() + 1)
                .map((row, context) -> summary(handle, row))
                .list();
        return Cursor.page(
                found, paging.limit(), last -> Cursor.write(last.openedAt().toString(), last.id()));
    }

    static Page<TimelineItem> timeline(Handle handle, String caseId, Paging paging) {
        List<TimelineItem> found = handle.createQuery("""
                        select * from account_events where case_id = :case and seq > :after order by seq limit :limit""")
                .bind("case", caseId)
                .bind(
                        "after",
                        paging.after() == null
                                ? 0
                                : Long.parseLong(Cursor.read(paging.after(), 1).get(0)))
                .bind("limit", paging.limit() + 1)
                .map((row, context) -> new TimelineItem(
                        row.getLong("seq"),
                        CaseRows.required(row, "at"),
                        row.getString("actor"),
                        Event.Kind.valueOf(row.getString("kind")),
                        row.getString("cause"),
                        Json.read(row.getString("codes"), new TypeReference<Map<String, String>>() {})))
                .list();
        return Cursor.page(found, paging.limit(), last -> Cursor.write(String.valueOf(last.seq())));
    }

    private static List<String> own(Actor actor) {
        return actor.accounts().keySet().stream()
                .filter(id -> actor.clouds().stream()
                        .anyMatch(
                                cloud -> Permissions.on(actor, Act.SEE_CASE, id, cloud) == Permissions.Verdict.ALLOWED))
                .toList();
    }

    private static CaseSummary summary(Handle handle, ResultSet row) throws SQLException {
        String id = row.getString("id");
        String outcome = row.getString("outcome");
        String waiting = row.getString("waiting_on");
        return new CaseSummary(
                id,
                row.getString("account_id"),
                row.getString("name"),
                Cloud.valueOf(row.getString("cloud")),
                Stage.valueOf(row.getString("stage")),
                outcome == null ? null : Outcome.valueOf(outcome),
                CaseRows.grounds(handle, id),
                row.getLong("grounds_revision"),
                CaseRows.required(row, "opened_at"),
                CaseRows.instant(row, "closed_at"),
                CaseRows.instant(row, "placed_at"),
                waiting == null ? null : WaitingOn.valueOf(waiting),
                next(row),
                row.getString("assignee"),
                row.getString("previous_case_id"));
    }

    private static @Nullable NextAct next(ResultSet row) throws SQLException {
        String what = row.getString("next_act");
        Instant at = CaseRows.instant(row, "next_look_at");
        boolean closed = row.getString("closed_at") != null;
        return what == null || at == null || closed ? null : new NextAct(NextAct.What.valueOf(what), at);
    }
}
