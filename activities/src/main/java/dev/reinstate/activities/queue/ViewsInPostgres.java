package dev.reinstate.activities.queue;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.register.CaseRows;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.store.Json;
import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Queue;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Views;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A person's views. Every statement names the owner: there is no other way to one. */
public final class ViewsInPostgres implements Views {

    private static final TypeReference<Queue.Query> QUERY = new TypeReference<>() {};

    private final Transactions transactions;

    public ViewsInPostgres(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Ruling<List<View>> list(Actor actor) {
        return transactions
                .as(actor)
                .list(
                        Act.KEEP_VIEWS,
                        handle -> handle.createQuery("select * from queue_views where owner = :owner order by name")
                                .bind("owner", actor.id())
                                .map((row, context) -> view(row))
                                .list());
    }

    @Override
    public Ruling<View> show(Actor actor, String name) {
        return transactions.as(actor).apart(Act.KEEP_VIEWS, handle -> orNone(find(handle, actor, name)));
    }

    @Override
    public Ruling<Recorded<View>> keep(Actor actor, String name, Queue.Query query) {
        return transactions.as(actor).apart(Act.KEEP_VIEWS, handle -> {
            // One after the other for each person, or two at once would pass the limit together.
            handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", "views/" + actor.id());
            boolean known = find(handle, actor, name).isPresent();
            if (!known && count(handle, actor) >= MOST) {
                return Ruling.againstTheRules(
                        "The view was not kept.",
                        List.of(new Broken(
                                "few-views", "You keep " + MOST + " views already.", "one of them that you remove")));
            }
            View kept = write(handle, actor, name, query);
            return Ruling.granted(new Recorded<>(kept, known ? Recorded.How.DEDUPLICATED : Recorded.How.NEW));
        });
    }

    private static View write(Handle handle, Actor actor, String name, Queue.Query query) {
        return handle.createQuery("""
                        insert into queue_views (owner, name, query, changed_at)
                        values (:owner, :name, :query::jsonb, clock_timestamp())
                        on conflict (owner, name) do update set query = excluded.query, changed_at = excluded.changed_at
                        returning *""")
                .bind("owner", actor.id())
                .bind("name", name)
                .bind("query", Json.write(query))
                .map((row, context) -> view(row))
                .one();
    }

    @Override
    public Ruling<View> remove(Actor actor, String name) {
        return transactions
                .as(actor)
                .apart(
                        Act.KEEP_VIEWS,
                        handle -> orNone(handle.createQuery(
                                        "delete from queue_views where owner = :owner and name = :name returning *")
                                .bind("owner", actor.id())
                                .bind("name", name)
                                .map((row, context) -> view(row))
                                .findOne()));
    }

    private static Optional<View> find(Handle handle, Actor actor, String name) {
        return handle.createQuery("select * from queue_views where owner = :owner and name = :name")
                .bind("owner", actor.id())
                .bind("name", name)
                .map((row, context) -> view(row))
                .findOne();
    }

    private static int count(Handle handle, Actor actor) {
        return handle.createQuery("select count(*) from queue_views where owner = :owner")
                .bind("owner", actor.id())
                .mapTo(Integer.class)
                .one();
    }

    private static View view(ResultSet row) throws SQLException {
        return new View(
                row.getString("name"), Json.read(row.getString("query"), QUERY), CaseRows.required(row, "changed_at"));
    }

    private static Ruling<View> orNone(Optional<View> view) {
        return view.isPresent() ? Ruling.granted(view.get()) : Ruling.notFound();
    }
}
