package dev.reinstate.activities.queue;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.register.CaseRows;
import dev.reinstate.activities.store.Cursor;
import dev.reinstate.activities.store.Json;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.NextAct;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Sla;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.WaitingOn;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseSummary;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Queue.Row;
import dev.reinstate.workflows.ports.Queue.SlaView;
import dev.reinstate.workflows.ports.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** One part of the queue, in one query: the entries first, along an index, and then what a row shows. */
public final class QueueRows {

    private static final String ROWS = """
            select c.*, e.assignee as claimed_by, e.claimed_at, e.waiting_since, e.due_at, e.escalated_at,
                   a.name as account_name,
                   (select placed_at from holds h where h.case_id = c.id limit 1) as placed_at,
                   (select jsonb_agg(jsonb_build_object('ground', g.ground, 'state', g.state, 'since', g.since,
                                         'anchor', g.anchor, 'holdsFrom', g.holds_from, 'clearedBy', g.cleared_by)
                                     order by g.ground)
                    from grounds g where g.case_id = c.id) as of_grounds
            from %s e join cases c on c.id = e.case_id join accounts a on a.id = c.account_id
            order by %s""";

    private static final TypeReference<List<GroundEntry>> GROUNDS = new TypeReference<>() {};

    private QueueRows() {}

    public static Page<Row> page(Handle handle, Actor actor, Queue.Query query, Paging paging, Instant now) {
        Filters filters = new Filters(actor, query, now);
        if (paging.after() != null) {
            filters.after(Cursor.read(paging.after(), 3));
        }
        List<Row> found = query(handle, sql(filters, paging.limit()), filters)
                .map((row, context) -> row(row, actor, now))
                .list();
        return Cursor.page(found, paging.limit(), QueueRows::cursor);
    }

    /** One more than is asked for tells whether there is another part. */
    static String sql(Filters filters, int limit) {
        return ROWS.formatted(filters.entries(limit + 1), filters.order());
    }

    /**
     * A plan of its own for each question: one for all of them cannot know that a stage is rare, or a word common. The
     * driver keeps a statement from its fifth execution on, unless it is told not to.
     */
    static Query query(Handle handle, String sql, Filters filters) {
        Query query = handle.createQuery(sql);
        filters.bound().forEach((name, value) -> bind(query, name, value));
        return query.addCustomizer(new Planned());
    }

    private static void bind(Query query, String name, Object value) {
        if (value instanceof String[] many) {
            query.bindArray(name, String.class, (Object[]) many);
        } else {
            query.bind(name, value);
        }
    }

    private static String cursor(Row last) {
        SlaView sla = last.sla();
        return Cursor.write(
                sla == null ? "" : sla.dueAt().toString(),
                last.summary().openedAt().toString(),
                last.summary().id());
    }

    private static Row row(ResultSet row, Actor actor, Instant now) throws SQLException {
        boolean ours = !actor.is(Role.PARTNER);
        Instant since = CaseRows.instant(row, "waiting_since");
        Sla sla = since == null || !ours
                ? null
                : new Sla(since, CaseRows.required(row, "due_at"), CaseRows.instant(row, "escalated_at"));
        return new Row(
                summary(row, ours),
                ours ? CaseRows.instant(row, "claimed_at") : null,
                sla == null ? null : SlaView.of(sla, now));
    }

    private static CaseSummary summary(ResultSet row, boolean ours) throws SQLException {
        String outcome = row.getString("outcome");
        String waiting = row.getString("waiting_on");
        String grounds = row.getString("of_grounds");
        return new CaseSummary(
                row.getString("id"),
                row.getString("account_id"),
                row.getString("account_name"),
                Cloud.valueOf(row.getString("cloud")),
                Stage.valueOf(row.getString("stage")),
                outcome == null ? null : Outcome.valueOf(outcome),
                grounds == null ? List.of() : Json.read(grounds, GROUNDS),
                row.getLong("grounds_revision"),
                CaseRows.required(row, "opened_at"),
                CaseRows.instant(row, "closed_at"),
                CaseRows.instant(row, "placed_at"),
                waiting == null ? null : WaitingOn.valueOf(waiting),
                next(row),
                ours ? row.getString("claimed_by") : null,
                row.getString("previous_case_id"));
    }

    private static @Nullable NextAct next(ResultSet row) throws SQLException {
        String what = row.getString("next_act");
        Instant at = CaseRows.instant(row, "next_look_at");
        boolean closed = row.getString("closed_at") != null;
        return what == null || at == null || closed ? null : new NextAct(NextAct.What.valueOf(what), at);
    }
}
