package dev.reinstate.worker.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.worker.embedded.CrashingDevServer;
import dev.reinstate.worker.faults.judge.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever dies, stops, is cut off or is not answered: once it is mended, everything is as the facts say. */
class FaultsIT {

    static List<Scale> runs() {
        return Scale.asked();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void nothing_is_lost_nothing_is_done_twice_and_nothing_sticks(Scale scale) throws Exception {
        CrashingDevServer.missing()
                .ifPresent(why -> Assumptions.abort("the fault harness needs the Temporal dev server: " + why));
        Path folder = Path.of("target", "faults", Long.toString(scale.seed())).toAbsolutePath();
        empty(folder);
        Verdict verdict = new FaultRun(scale, folder).run();
        assertThat(verdict.findings())
                .as("run it again with " + scale.command())
                .filteredOn(finding -> !finding.count().allowed())
                .isEmpty();
        empty(folder.resolve("data"));
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
