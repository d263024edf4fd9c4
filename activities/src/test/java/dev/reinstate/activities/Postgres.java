package dev.reinstate.activities;

import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.StoreSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests of this JVM, on loopback; it ends with the JVM. */
public final class Postgres {

    private static final String USER = "postgres";
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();
    private static final ExecutorService DROPPING = Executors.newSingleThreadExecutor(Postgres::beside);

    private Postgres() {}

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "100")
                    .start();
            execute(server, "create database " + TEMPLATE);
            Database.open(settings(server, TEMPLATE, 1)).close();
            return server;
        } catch (IOException cause) {
            throw new UncheckedIOException("PostgreSQL cannot be started", cause);
        }
    }

    /** A database with nothing in it, not even tables. */
    static StoreSettings emptyDatabase() {
        String name = "empty_" + NUMBER.incrementAndGet();
        execute(SERVER, "create database " + name);
        return settings(SERVER, name, 2);
    }

    /** A register with nothing in it. */
    public static StoreSettings freshRegister(int connections) {
        String name = "register_" + NUMBER.incrementAndGet();
        execute(SERVER, "create database %s template %s".formatted(name, TEMPLATE));
        return settings(SERVER, name, connections);
    }

    /**
     * A register of no more use goes at once, beside the tests: hundreds of them take so long to be deleted when the JVM ends
     * that it is ended before, and leaves them on the disk.
     */
    static void drop(StoreSettings register) {
        String url = register.jdbcUrl();
        String name = url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
        DROPPING.execute(() -> execute(SERVER, "drop database %s with (force)".formatted(name)));
    }

    private static Thread beside(Runnable work) {
        Thread thread = new Thread(work, "drops registers");
        thread.setDaemon(true);
        return thread;
    }

    private static StoreSettings settings(EmbeddedPostgres server, String database, int connections) {
        return new StoreSettings(server.getJdbcUrl(USER, database), USER, USER, connections);
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute(sql);
        } catch (SQLException cause) {
            throw new IllegalStateException(sql, cause);
        }
    }
}
