package dev.reinstate.activities.signin;

import dev.reinstate.activities.store.Cursor;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.ApiKeys.Draft;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of keys. One of a cloud that the actor is not cleared for does not exist for them. */
final class KeyRows {

    private static final String VISIBLE = "select * from api_keys where clouds <@ :cleared::text[]";

    private static final String INSERT = """
            insert into api_keys (id, sha256, name, role, clouds, acts, created_at, created_by, expires_at)
            values (:id, :sha256, :name, :role, :clouds, :acts, clock_timestamp(), :by, :expires)""";

    private static final String USED = """
            update api_keys set last_used_at = clock_timestamp()
            where id = :id and (last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute')""";

    private KeyRows() {}

    static Instant now(Handle handle) {
        return handle.createQuery("select clock_timestamp()")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant();
    }

    static int live(Handle handle) {
        return handle.createQuery(
                        "select count(*) from api_keys where revoked_at is null and expires_at > clock_timestamp()")
                .mapTo(Integer.class)
                .one();
    }

    static void insert(Handle handle, String id, byte[] digest, Draft draft, Actor by) {
        handle.createUpdate(INSERT)
                .bind("id", id)
                .bind("sha256", digest)
                .bind("name", draft.name())
                .bind("role", draft.role().name())
                .bind("clouds", SessionRows.names(draft.clouds()))
                .bind("acts", SessionRows.names(draft.acts()))
                .bind("by", by.id())
                .bind("expires", draft.expiresAt())
                .execute();
    }

    static Optional<ApiKeys.Key> find(Handle handle, Actor actor, String id) {
        return handle.createQuery(VISIBLE + " and id = :id")
                .bind("cleared", SessionRows.names(actor.clouds()))
                .bind("id", id)
                .map((row, context) -> key(row))
                .findOne();
    }

    /** One that has not ended, by its digest. */
    static Optional<ApiKeys.Key> live(Handle handle, byte[] digest) {
        return handle.createQuery("select * from api_keys where sha256 = :sha256 and revoked_at is null"
                        + " and expires_at > clock_timestamp()")
                .bind("sha256", digest)
                .map((row, context) -> key(row))
                .findOne();
    }

    static void used(Handle handle, String id) {
        handle.createUpdate(USED).bind("id", id).execute();
    }

    /** False if it was revoked before. */
    static boolean revoke(Handle handle, String id, Actor by) {
        return handle.createUpdate("update api_keys set revoked_at = clock_timestamp(), revoked_by = :by"
                                + " where id = :id and revoked_at is null")
                        .bind("id", id)
                        .bind("by", by.id())
                        .execute()
                == 1;
    }

    static Page<ApiKeys.Key> page(Handle handle, Actor actor, Paging paging) {
        List<String> after = paging.after() == null ? List.of() : Cursor.read(paging.after(), 2);
        List<ApiKeys.Key> found = handle.createQuery(
                        VISIBLE + " and (created_at, id) > (:at, :after) order by created_at, id limit :most")
                .bind("cleared", SessionRows.names(actor.clouds()))
                .bind("at", after.isEmpty() ? Instant.EPOCH : Instant.parse(after.get(0)))
                .bind("after", after.isEmpty() ? "" : after.get(1))
                .bind("most", paging.limit() + 1)
                .map((row, context) -> key(row))
                .list();
        return Cursor.page(
                found, paging.limit(), last -> Cursor.write(last.madeAt().toString(), last.id()));
    }

    private static ApiKeys.Key key(ResultSet row) throws SQLException {
        return new ApiKeys.Key(
                row.getString("id"),
                new Draft(
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        SessionRows.constants(Cloud.class, row.getArray("clouds")),
                        SessionRows.constants(Act.class, row.getArray("acts")),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                instant(row, "last_used_at"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
