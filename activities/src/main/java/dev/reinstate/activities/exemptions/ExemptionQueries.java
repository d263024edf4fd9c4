package dev.reinstate.activities.exemptions;

import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.register.MatterRows;
import dev.reinstate.activities.store.Cursor;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Exemptions;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Exemptions across accounts. There are few: what narrows them needs no index. */
final class ExemptionQueries {

    private static final String ROWS = """
            select e.*, a.name as account_name, a.billing_zone, t.body as reason
            from exemptions e join accounts a on a.id = e.account_id left join texts t on t.id = e.reason_text
            where e.cloud = any(:clouds)
              and (:kind::text is null or e.kind = :kind)
              and (:ground::text is null or e.ground = :ground)
              and (:counts::boolean is null
                   or (coalesce(least(e.until, e.ended_at), 'infinity') > :now) = :counts)
              and (:first or (e.recorded_at, e.id) < (:at::timestamptz, :id))
            order by e.recorded_at desc, e.id desc limit :limit""";

    private ExemptionQueries() {}

    static Page<Exemptions.Row> page(Handle handle, Actor actor, Exemptions.Query query, Paging paging) {
        List<String> after = paging.after() == null ? List.of() : Cursor.read(paging.after(), 2);
        Instant now = DatabaseClock.now(handle);
        List<Exemptions.Row> found = handle.createQuery(ROWS)
                .bindArray("clouds", String.class, clouds(actor, query))
                .bind("kind", query.kind())
                .bind("ground", query.ground())
                .bind("counts", query.counts())
                .bind("now", now)
                .bind("first", after.isEmpty())
                .bind("at", after.isEmpty() ? null : Instant.parse(after.get(0)))
                .bind("id", after.isEmpty() ? null : after.get(1))
                .bind("limit", paging.limit() + 1)
                .map((row, context) -> row(row, now))
                .list();
        return Cursor.page(
                found,
                paging.limit(),
                last -> Cursor.write(
                        last.exemption().from().toString(), last.exemption().id()));
    }

    private static List<String> clouds(Actor actor, Exemptions.Query query) {
        return actor.clouds().stream()
                .filter(cloud -> query.cloud() == null || query.cloud() == cloud)
                .map(Enum::name)
                .toList();
    }

    private static Exemptions.Row row(ResultSet row, Instant now) throws SQLException {
        Exemption exemption = MatterRows.exemption(row);
        return new Exemptions.Row(
                row.getString("account_id"),
                row.getString("account_name"),
                Cloud.valueOf(row.getString("cloud")),
                ZoneId.of(row.getString("billing_zone")),
                exemption,
                row.getString("reason"),
                !exemption.overAt(now));
    }
}
