package dev.reinstate.worker.restored;

import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.worker.demo.Demo;
import dev.reinstate.worker.demo.DemoSettings;
import dev.reinstate.worker.demo.RunningDemo;
import dev.reinstate.worker.embedded.EmbeddedPostgres;
import dev.reinstate.worker.embedded.Engine;
import dev.reinstate.worker.reconcile.Reconcile;
import dev.reinstate.worker.reconcile.Report;
import dev.reinstate.worker.reconcile.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A whole house on a data folder whose stores can be taken from other folders. */
final class Village implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int CONNECTIONS = 3;

    private final Path data;
    private final Demo demo;

    private Village(Path data) {
        this.data = data;
        this.demo = Demo.start(DemoSettings.empty(data, Engine.Preference.DEV_SERVER), line -> {});
    }

    static Village on(Path data) {
        return new Village(data);
    }

    Demo demo() {
        return demo;
    }

    Village settles() {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!demo.house().rounds().settled()) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("after %s there is still something to do: %s"
                        .formatted(
                                PATIENCE,
                                texts("select id || ' ' || stage || ' ' || coalesce(next_act, '') || ' '"
                                        + " || coalesce(next_look_at::text, '') from cases where not run_over and"
                                        + " (wanted > seen or next_look_at <= clock_timestamp())")));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return this;
    }

    Report reconcile(Consumer<String> out) {
        StoreSettings register =
                new StoreSettings(jdbcUrl(), EmbeddedPostgres.USER, EmbeddedPostgres.passwordIn(data), CONNECTIONS);
        try (Stores stores = new Stores(
                Database.connect(register),
                demo.engine()::stubsOptions,
                demo.engine().namespace())) {
            return stores.reconcile(new Reconcile.Settings(Duration.ofDays(30), false, false), out, line -> {});
        }
    }

    /** The first column of each row. */
    Set<String> texts(String query) {
        Set<String> texts = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(
                        jdbcUrl(), EmbeddedPostgres.USER, EmbeddedPostgres.passwordIn(data));
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException cause) {
            throw new IllegalStateException(query, cause);
        }
    }

    private String jdbcUrl() {
        return RunningDemo.in(data).jdbcUrl();
    }

    @Override
    public void close() {
        demo.close();
    }

    // The stores, while nothing runs on them.

    static void copyRegister(Path from, Path to) {
        copy(from, to, "postgres");
        copy(from, to, "postgres.password");
        copy(from, to, "reinstate-data");
    }

    static void copyEngine(Path from, Path to) {
        copy(from, to, "temporal");
    }

    static void copy(Path from, Path to, String what) {
        Path root = from.resolve(what);
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.toList()) {
                Path copy = to.resolve(from.relativize(each).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
