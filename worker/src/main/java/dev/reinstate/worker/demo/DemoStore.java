package dev.reinstate.worker.demo;

import dev.reinstate.activities.audit.AuditInPostgres;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.worker.embedded.DataFolder;
import dev.reinstate.worker.embedded.EmbeddedPostgres;
import dev.reinstate.workflows.ports.Audit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** The demo's register for a tool: the running demo's, or its data folder's with a server started for the purpose. */
public final class DemoStore {

    private final Database database;

    private DemoStore(Database database) {
        this.database = database;
    }

    public Audit audit() {
        return new AuditInPostgres(database);
    }

    public static <T> T read(Path data, Function<DemoStore, T> reading) {
        if (!Files.isDirectory(data.resolve("postgres"))) {
            throw new CannotStart("there is no demo's data in " + data + ": choose another folder with --data DIR");
        }
        try (DataFolder folder = DataFolder.open(data, false);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.path(), line -> {})) {
            return read(postgres.jdbcUrl(), data, reading);
        } catch (CannotStart inUse) {
            return read(RunningDemo.in(data).jdbcUrl(), data, reading);
        }
    }

    private static <T> T read(String jdbcUrl, Path data, Function<DemoStore, T> reading) {
        StoreSettings settings =
                new StoreSettings(jdbcUrl, EmbeddedPostgres.USER, EmbeddedPostgres.passwordIn(data), 2);
        try (Database database = Database.open(settings)) {
            return reading.apply(new DemoStore(database));
        }
    }
}
