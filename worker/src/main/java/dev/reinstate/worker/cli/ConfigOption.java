package dev.reinstate.worker.cli;

import dev.reinstate.worker.settings.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a process of production has its settings from: the environment, and a file if there is one. */
final class ConfigOption {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "a TOML file with settings (default: REINSTATE_CONFIG; the environment goes first)")
    private @Nullable Path file;

    /** Whether anything says where production is. */
    boolean given() {
        return file != null
                || System.getenv("REINSTATE_CONFIG") != null
                || System.getenv("REINSTATE_DATABASE_URL") != null;
    }

    Settings settings() {
        return Settings.of(System.getenv(), file);
    }
}
