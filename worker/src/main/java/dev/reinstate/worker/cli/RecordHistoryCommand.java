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
        description = "Plays a scenario on the dev server and keeps its history for the replay tests.")
final class RecordHistoryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "a scenario, or 'all'; an unknown name lists them")
    private String name = "all";

    @Option(
            names = "--to",
            paramLabel = "DIR",
            defaultValue = "workflows/src/test/resources/histories",
            description = "the corpus (default: ${DEFAULT-VALUE})")
    private Path corpus = Path.of(".");

    @Override
    public Integer call() throws IOException {
        Progress progress = line -> spec.commandLine().getErr().println("  " + line);
        List<String> names = name.equals("all") ? Recorder.names() : List.of(name);
        for (String each : names) {
            Path work = Files.createTempDirectory("reinstate-record");
            try {
                Recorder.record(each, corpus.toAbsolutePath(), work, progress);
            } finally {
                delete(work);
            }
        }
        return 0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
