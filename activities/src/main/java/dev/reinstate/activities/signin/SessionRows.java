package dev.reinstate.activities.signin;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Person;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Sessions.Session;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Rows of sessions, on the database's own clock: a demo's that is moved by weeks must sign nobody out. */
final class SessionRows {

    private static final String OPEN = "ended_at is null and idle_end > clock_timestamp()";

    private static final String SELECT = "select * from sessions where " + OPEN;

    private static final String INSERT = """
            insert into sessions
                (id, sha256, person, name, roles, clouds, email, browser, opened_at, used_at, idle_end, last_end)
            select :id, :sha256, :person, :name, :roles, :clouds, :email, :browser, now, now,
                now + least(:idle::interval, :longest::interval), now + :longest::interval
            from clock_timestamp() as now""";

    /** A write a minute is enough to know that it is used; it may end by as much too early. */
    private static final String USE = """
            update sessions
            set used_at = clock_timestamp(), idle_end = least(clock_timestamp() + :idle::interval, last_end)
            where sha256 = :sha256 and used_at < clock_timestamp() - interval '1 minute' and\s""" + OPEN;

    private static final String END_ALL_BUT = """
            update sessions set ended_at = clock_timestamp() where id in (
                select id from sessions where person = :person and ended_at is null
                order by used_at desc, id desc offset :keep)
            and\s""" + OPEN;

    /** Who was signed in, and when, is kept for a month. A few at each sign-in: more go than come. */
    private static final String FORGET = """
            delete from sessions where id in (
                select id from sessions where last_end < clock_timestamp() - interval '30 days' limit 10)""";

    private SessionRows() {}

    static void insert(Handle handle, String id, byte[] digest, Person person, String browser, SessionEnds ends) {
        handle.createUpdate(INSERT)
                .bind("id", id)
                .bind("sha256", digest)
                .bind("person", person.id())
                .bind("name", person.name())
                .bind("roles", names(person.roles()))
                .bind("clouds", names(person.clouds()))
                .bind("email", person.email())
                .bind("browser", browser)
                .bind("idle", ends.idle().toString())
                .bind("longest", ends.longest().toString())
                .execute();
    }

    static Optional<Session> find(Handle handle, byte[] digest) {
        return handle.createQuery(SELECT + " and sha256 = :sha256")
                .bind("sha256", digest)
                .map((row, context) -> session(row))
                .findOne();
    }

    static Optional<Session> find(Handle handle, String id) {
        return handle.createQuery(SELECT + " and id = :id")
                .bind("id", id)
                .map((row, context) -> session(row))
                .findOne();
    }

    static List<Session> of(Handle handle, String person) {
        return handle.createQuery(SELECT + " and person = :person order by used_at desc, id desc")
                .bind("person", person)
                .map((row, context) -> session(row))
                .list();
    }

    /** False if it was used within the last minute. */
    static boolean use(Handle handle, byte[] digest, Duration idle) {
        return handle.createUpdate(USE)
                        .bind("sha256", digest)
                        .bind("idle", idle.toString())
                        .execute()
                == 1;
    }

    static int end(Handle handle, String person, String id) {
        return handle.createUpdate(
                        "update sessions set ended_at = clock_timestamp() where id = :id and person = :person and "
                                + OPEN)
                .bind("id", id)
                .bind("person", person)
                .execute();
    }

    /** All but the last used; returns how many were ended. */
    static int endAllBut(Handle handle, String person, int keep) {
        return handle.createUpdate(END_ALL_BUT)
                .bind("person", person)
                .bind("keep", keep)
                .execute();
    }

    static void forget(Handle handle) {
        handle.execute(FORGET);
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getString("id"),
                new Person(
                        row.getString("person"),
                        row.getString("name"),
                        constants(Role.class, row.getArray("roles")),
                        constants(Cloud.class, row.getArray("clouds")),
                        row.getString("email")),
                row.getString("browser"),
                instant(row, "opened_at"),
                instant(row, "used_at"),
                instant(row, "idle_end"),
                instant(row, "last_end"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static String[] names(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    static <E extends Enum<E>> Set<E> constants(Class<E> type, Array array) throws SQLException {
        Set<E> constants = EnumSet.noneOf(type);
        Arrays.stream((String[]) array.getArray())
                .map(name -> Enum.valueOf(type, name))
                .forEach(constants::add);
        return constants;
    }
}
