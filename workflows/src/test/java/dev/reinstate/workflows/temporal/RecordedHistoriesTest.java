package dev.reinstate.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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
    /** What does not come with the event before it in one transaction of the server's. */
    private static final Set<EventType> SEEN_ALONE = Set.of(
            EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED,
            EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED);

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

    /** A gate that runs while cases do sees their histories at any moment, also in the middle of a workflow task. */
    @ParameterizedTest
    @MethodSource("names")
    void so_does_each_beginning_of_it_that_a_server_may_show(String name) throws Exception {
        List<HistoryEvent> events = history(name).getEvents();
        for (int length = 3; length < events.size(); length++) {
            if (SEEN_ALONE.contains(events.get(length).getEventType())) {
                History beginning = History.newBuilder()
                        .addAllEvents(events.subList(0, length))
                        .build();

                assertThat(REPLAY.of(new WorkflowExecutionHistory(beginning)).difference())
                        .as("the first %s events", length)
                        .isNull();
            }
        }
    }

    @Test
    void there_is_an_open_case_at_each_stage_that_waits_and_a_closed_one_of_each_kind() throws IOException {
        assertThat(names())
                .extracting(name -> name.substring(name.indexOf('/') + 1))
                .contains("detected", "awaiting-remedy", "awaiting-request", "under-review")
                .contains("reinstated", "never-suspended", "continued-as-new", "register-away", "letter-fails");
    }

    private static WorkflowExecutionHistory history(String name) throws IOException {
        return WorkflowExecutionHistory.fromJson(Files.readString(CORPUS.resolve(name + ".json")));
    }
}
