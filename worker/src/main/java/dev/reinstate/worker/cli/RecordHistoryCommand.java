package dev.reinstate.worker.cli;

import dev.reinstate.worker.embedded.Progress;
import dev.reinstate.worker.record.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reinstate record-history}. */
@Command(
        name = "record-history",
        mixinStandardHelpOptions = true,
        description =
                "Plays a scenario on the dev server and keeps its history for the replay tests. Exit code 1 if its golden file would differ.")
final class RecordHistoryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "a scenario, or 'all'; an unknown name lists them")
    private String name = "all";

    @Option(
            names = "--to",
            paramLabel = "DIR",
            defaultValue = "workflows/src/test/resources/histories/unreleased",
            description = "the corpus (default: ${DEFAULT-VALUE})")
    private Path corpus = Path.of(".");

    @Option(
            names = "--renew",
            description = "write over what is there; without it, a difference is shown and nothing is changed")
    private boolean renew;

    @Override
    public Integer call() throws IOException {
        Progress progress = line -> spec.commandLine().getErr().println("  " + line);
        Recorder recorder = new Recorder(corpus.toAbsolutePath(), renew, progress);
        int different = 0;
        for (String each : name.equals("all") ? Recorder.names() : List.of(name)) {
            List<String> differences = recorded(recorder, each);
            differences.forEach(line -> spec.commandLine().getOut().println(line));
            different += differences.isEmpty() ? 0 : 1;
        }
        spec.commandLine().getOut().flush();
        return different == 0 || renew ? 0 : 1;
    }

    private static List<String> recorded(Recorder recorder, String name) throws IOException {
        Path work = Files.createTempDirectory("reinstate-record");
        try {
            return recorder.record(name, work);
        } finally {
            delete(work);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
