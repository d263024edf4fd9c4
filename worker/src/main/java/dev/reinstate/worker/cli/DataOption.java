package dev.reinstate.worker.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the demo keeps its data. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the demo's data folder (default: reinstate/demo in the user's data folder)")
    private @Nullable Path data;

    /** Whether a folder was named on the command line. */
    boolean named() {
        return data != null;
    }

    Path folder() {
        if (data != null) {
            return data.toAbsolutePath().normalize();
        }
        String xdg = System.getenv("XDG_DATA_HOME");
        Path base = xdg == null || xdg.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(xdg);
        return base.resolve("reinstate").resolve("demo").toAbsolutePath().normalize();
    }
}
