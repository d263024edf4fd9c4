package dev.reinstate.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every history that was recorded from the real engine, by this version or a released one, replays with the code at hand,
 * and the code asks for the very same steps, inputs and timers. A difference here is a case in production that would
 * break, or behave differently, on the day of the deploy. If it is wanted: {@code ./reinstate record-history NAME}.
 */
class RecordedHistoriesTest {

    private static final Path CORPUS = Path.of("src/test/resources/histories");
    private static final Replay REPLAY = new Replay(Reading.STRICT);

    @AfterAll
    static void end() {
        REPLAY.close();
    }

    /** {@code VERSION/NAME}, for every version. */
    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.map(file -> CORPUS.relativize(file).toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void replays_and_asks_for_the_same(String name) throws Exception {
        String golden = Files.readString(CORPUS.resolve(name + ".golden"));

        Replayed replayed = REPLAY.of(history(name));

        assertThat(replayed.difference()).isNull();
        assertThat(replayed.asked()).isEqualTo(golden);
    }

    @Test
    void there_is_an_open_case_at_each_stage_that_waits_and_a_closed_one_of_each_kind() throws IOException {
        assertThat(names())
                .extracting(name -> name.substring(name.indexOf('/') + 1))
                .contains("detected", "awaiting-remedy", "awaiting-request", "under-review")
                .contains("reinstated", "never-suspended");
    }

    private static WorkflowExecutionHistory history(String name) throws IOException {
        return WorkflowExecutionHistory.fromJson(Files.readString(CORPUS.resolve(name + ".json")));
    }
}
