package dev.reinstate.activities.deploys;

import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.store.Cursor;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Deploys;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Ruling;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads the cases table; a case is at work while it is open, or closed with a notice unsent. */
public final class DeploysInPostgres implements Deploys {

    private static final String CASES = """
            select id from cases
            where cloud = any(:clouds) and id > :after
              and (closed_at is null or not run_over or closed_at >= :since)
            order by id limit :most""";

    private static final String BUILDS = """
            select build, count(*) filter (where at_work) as carried, min(looked_at) filter (where at_work) as oldest
            from (select build, looked_at, closed_at is null or not run_over as at_work from cases
                  where cloud = any(:clouds) and (build is not null or closed_at is null or not run_over)) looked
            group by build order by count(*) filter (where at_work) = 0, oldest nulls first, build""";

    private final Transactions transactions;

    public DeploysInPostgres(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Ruling<Page<String>> cases(Actor actor, Duration closedWithin, Paging paging) {
        return transactions.as(actor).list(Act.SEE_DEPLOYS, handle -> cases(handle, actor, closedWithin, paging));
    }

    private static Page<String> cases(Handle handle, Actor actor, Duration closedWithin, Paging paging) {
        String after =
                paging.after() == null ? "" : Cursor.read(paging.after(), 1).get(0);
        Instant since = DatabaseClock.now(handle).minus(closedWithin);
        List<String> found = handle.createQuery(CASES)
                .bindArray("clouds", String.class, clouds(actor))
                .bind("after", after)
                .bind("since", since)
                .bind("most", paging.limit() + 1)
                .mapTo(String.class)
                .list();
        return Cursor.page(found, paging.limit(), Cursor::write);
    }

    @Override
    public Ruling<List<Build>> builds(Actor actor) {
        return transactions
                .as(actor)
                .list(
                        Act.SEE_DEPLOYS,
                        handle -> handle.createQuery(BUILDS)
                                .bindArray("clouds", String.class, clouds(actor))
                                .map((row, context) -> build(row))
                                .list());
    }

    private static Build build(ResultSet row) throws SQLException {
        OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
        return new Build(row.getString("build"), row.getLong("carried"), oldest == null ? null : oldest.toInstant());
    }

    private static List<String> clouds(Actor actor) {
        return actor.clouds().stream().map(Cloud::name).toList();
    }
}
