package dev.reinstate.worker.cli;

import dev.reinstate.worker.replay.Gate;
import dev.reinstate.worker.replay.Tally;
import dev.reinstate.workflows.temporal.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reinstate replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Replays histories with this build before it gets to work on them, and compares what it asks for with what"
                    + " they hold. Writes nothing.",
            "Exit code 0: all fit. 1: at least one does not; this build must not work on these cases."
        })
final class ReplayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Mixin
    private StoresOption stores = new StoresOption();

    @Option(
            names = "--closed-within",
            paramLabel = "DURATION",
            defaultValue = "P7D",
            description = "with --from-server: also cases that closed so lately (default: ${DEFAULT-VALUE})")
    private Duration closedWithin = Duration.ofDays(7);

    @Option(
            names = "--back",
            description =
                    "this build is older than the one that wrote the histories: passes over fields it does not know")
    private boolean back;

    /** One of the two. */
    static final class Source {
        @Option(
                names = "--from-server",
                required = true,
                description = "every case at work, as the register lists them, with its history from the engine")
        private boolean server;

        @Option(
                names = "--from-dir",
                paramLabel = "DIR",
                required = true,
                description = "every *.json below a folder; golden files beside them are compared too")
        private @Nullable Path folder;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (Gate gate = new Gate(
                back ? Reading.LENIENT : Reading.STRICT, line -> print(out, line), line -> print(err, "  " + line))) {
            Tally tally = source.server ? server(gate) : gate.folder(Objects.requireNonNull(source.folder));
            print(out, tally.summary());
            return tally.passes() ? 0 : 1;
        }
    }

    private Tally server(Gate gate) {
        return stores.register(register -> stores.engine(engine -> gate.server(register, engine, closedWithin)));
    }

    private static void print(PrintWriter writer, String line) {
        writer.println(line);
        writer.flush();
    }
}
