package dev.reinstate.worker.demo;

import dev.reinstate.activities.store.Schema;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.worker.embedded.DataFolder;
import dev.reinstate.worker.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** The demo's register for a tool: the running demo's, or its data folder's with a server started for the purpose. */
public final class DemoStore {

    private static final int CONNECTIONS = 2;

    private DemoStore() {}

    /** Brings the schema up to date first: a demo's store is all our own. */
    public static <T> T on(Path data, Function<StoreSettings, T> work) {
        if (!Files.isDirectory(data.resolve("postgres"))) {
            throw new CannotStart("there is no demo's data in " + data + ": choose another folder with --data DIR");
        }
        DataFolder folder;
        try {
            folder = DataFolder.open(data, false);
        } catch (CannotStart inUse) {
            return work.apply(settings(RunningDemo.in(data).jdbcUrl(), data));
        }
        try (folder;
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.path(), line -> {})) {
            return work.apply(settings(postgres.jdbcUrl(), data));
        }
    }

    private static StoreSettings settings(String jdbcUrl, Path data) {
        StoreSettings settings =
                new StoreSettings(jdbcUrl, EmbeddedPostgres.USER, EmbeddedPostgres.passwordIn(data), CONNECTIONS);
        Schema.migrate(settings);
        return settings;
    }
}
