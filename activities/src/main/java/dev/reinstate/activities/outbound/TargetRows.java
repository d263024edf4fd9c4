package dev.reinstate.activities.outbound;

import dev.reinstate.activities.store.Cursor;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.EventType;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Targets.Draft;
import dev.reinstate.workflows.ports.Targets.State;
import dev.reinstate.workflows.ports.Targets.Target;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Rows of targets. One of a cloud that the actor is not cleared for does not exist for them. */
final class TargetRows {

    private static final String VISIBLE =
            "select *, case when former_until > :now::timestamptz then former_until end as rotates from targets"
                    + " where state <> 'REMOVED' and clouds <@ :clouds::text[]";

    private static final String INSERT = """
            insert into targets (id, url, description, clouds, types, state, secret, created_at, created_by, enabled_at)
            values (:id, :url, :description, :clouds, :types, 'ACTIVE', :secret, :now, :actor, :now)""";

    private TargetRows() {}

    static int count(Handle handle) {
        return handle.createQuery("select count(*) from targets where state <> 'REMOVED'")
                .mapTo(Integer.class)
                .one();
    }

    static void insert(Handle handle, String id, Draft draft, String secret, Actor actor, Instant now) {
        handle.createUpdate(INSERT)
                .bind("id", id)
                .bind("url", draft.url())
                .bind("description", draft.description())
                .bindArray(
                        "clouds",
                        String.class,
                        draft.clouds().stream().map(Cloud::name).sorted().toList())
                .bindArray(
                        "types",
                        String.class,
                        draft.types().stream().map(EventType::words).sorted().toList())
                .bind("secret", secret)
                .bind("now", now)
                .bind("actor", actor.id())
                .execute();
    }

    /** Who did what to a target, in the transaction that does it. */
    static void acted(Handle handle, String id, Actor actor, String act, Instant now) {
        handle.execute(
                "insert into target_acts (at, actor, target_id, act) values (?, ?, ?, ?)", now, actor.id(), id, act);
    }

    static Ruling<Target> found(Handle handle, Actor actor, String id, Instant now) {
        return find(handle, actor, id, now).map(Ruling::granted).orElseGet(Ruling::notFound);
    }

    static Optional<Target> find(Handle handle, Actor actor, String id, Instant now) {
        return handle.createQuery(VISIBLE + " and id = :id")
                .bindArray("clouds", String.class, clouds(actor))
                .bind("now", now)
                .bind("id", id)
                .map((row, context) -> target(row))
                .findOne();
    }

    static Page<Target> page(Handle handle, Actor actor, Paging paging, Instant now) {
        List<String> after = paging.after() == null ? List.of() : Cursor.read(paging.after(), 2);
        List<Target> found = handle.createQuery(
                        VISIBLE + " and (created_at, id) > (:at, :after) order by created_at, id limit :most")
                .bindArray("clouds", String.class, clouds(actor))
                .bind("now", now)
                .bind("at", after.isEmpty() ? Instant.EPOCH : Instant.parse(after.get(0)))
                .bind("after", after.isEmpty() ? "" : after.get(1))
                .bind("most", paging.limit() + 1)
                .map((row, context) -> target(row))
                .list();
        return Cursor.page(
                found, paging.limit(), last -> Cursor.write(last.createdAt().toString(), last.id()));
    }

    private static List<String> clouds(Actor actor) {
        return actor.clouds().stream().map(Cloud::name).toList();
    }

    private static Target target(ResultSet row) throws SQLException {
        Set<EventType> types = words(row.getArray("types"))
                .flatMap(name -> EventType.named(name).stream())
                .collect(Collectors.toSet());
        Set<Cloud> clouds = words(row.getArray("clouds")).map(Cloud::valueOf).collect(Collectors.toSet());
        return new Target(
                row.getString("id"),
                new Draft(row.getString("url"), types, clouds, row.getString("description")),
                State.valueOf(row.getString("state")),
                row.getString("disabled_because"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                DeliveryRows.instant(row, "rotates"));
    }

    private static Stream<String> words(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray());
    }
}
