package dev.reinstate.worker.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/** Run in a JVM of its own, to be killed: starts both engines on a data folder, makes a file when they are ready, and waits for its end. */
final class StartsBoth {
    private StartsBoth() {}

    public static void main(String[] arguments) throws Exception {
        Path ready = Path.of(arguments[1]);
        DataFolder data = DataFolder.open(Path.of(arguments[0]), false);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data.path(), System.out::println);
        Engine engine = Engines.start(data.path(), Engine.Preference.DEV_SERVER, System.out::println);
        Files.writeString(ready, postgres.jdbcUrl() + "\n" + engine.target());
        Thread.currentThread().join();
    }
}
