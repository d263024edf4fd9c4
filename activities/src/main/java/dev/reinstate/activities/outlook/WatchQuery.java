package dev.reinstate.activities.outlook;

import dev.reinstate.activities.register.CaseRows;
import dev.reinstate.activities.store.Cursor;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Outlook;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Foreseen grounds of accounts that are not held, along the index of their instants: nothing else is read. */
final class WatchQuery {

    private static final String FURTHER_ON = "and (g.holds_from, g.case_id, g.ground) > (:at::timestamptz, :case, :of)";

    static final String SOONEST_FIRST = """
            select g.account_id, a.name, g.cloud, g.case_id, g.ground, g.anchor, g.holds_from
            from grounds g join accounts a on a.id = g.account_id
            where g.state = 'FORESEEN' and g.holds_from is not null and g.cloud = any(:clouds)
              and (:cloud::text is null or g.cloud = :cloud)
              and (:ground::text is null or g.ground = :ground)
              and (:before::timestamptz is null or g.holds_from < :before)
              %s
              and exists (select from cases c where c.id = g.case_id and c.closed_at is null)
              and not exists (select from holds h where h.account_id = g.account_id and h.lifted_at is null)
            order by g.holds_from, g.case_id, g.ground limit :limit""";

    private WatchQuery() {}

    static Page<Outlook.Watched> list(Handle handle, Actor actor, Outlook.Query query, Paging paging, Links links) {
        List<String> after = paging.after() == null ? List.of() : Cursor.read(paging.after(), 3);
        boolean first = after.isEmpty();
        org.jdbi.v3.core.statement.Query sql = handle.createQuery(SOONEST_FIRST.formatted(first ? "" : FURTHER_ON));
        if (!first) {
            sql.bind("at", Instant.parse(after.get(0)))
                    .bind("case", after.get(1))
                    .bind("of", after.get(2));
        }
        List<Outlook.Watched> found = sql.bindArray(
                        "clouds",
                        String.class,
                        actor.clouds().stream().map(Enum::name).toList())
                .bind("cloud", query.cloud())
                .bind("ground", query.ground())
                .bind("before", query.before())
                .bind("limit", paging.limit() + 1)
                .map((row, context) -> watched(row, links))
                .list();
        return Cursor.page(
                found,
                paging.limit(),
                last -> Cursor.write(
                        last.holdsFrom().toString(),
                        last.caseId(),
                        last.ground().name()));
    }

    private static Outlook.Watched watched(ResultSet row, Links links) throws SQLException {
        Ground ground = Ground.valueOf(row.getString("ground"));
        return new Outlook.Watched(
                row.getString("account_id"),
                row.getString("name"),
                Cloud.valueOf(row.getString("cloud")),
                row.getString("case_id"),
                ground,
                row.getString("anchor"),
                CaseRows.required(row, "holds_from"),
                ground.clearedBy(),
                ground.remedies(links));
    }
}
