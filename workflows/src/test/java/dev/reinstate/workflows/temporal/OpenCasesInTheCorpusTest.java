package dev.reinstate.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.contract.SuspensionCase;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.workflow.SignalMethod;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A deploy meets cases that are open, of any ground and at any stage, and signals of any name. What the corpus does not
 * hold, the gate cannot miss: so each has to be in it. To add one: {@code ./reinstate record-history NAME}.
 */
class OpenCasesInTheCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/histories");
    private static final Pattern SEEN = Pattern.compile("-> \\{\"stage\":\"(\\w+)\".*\"over\":(true|false)");

    /** A run that ends with one of these has no case after it. */
    private static final Set<EventType> ENDS = Set.of(
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED);

    /** A history of a case that is open, by the scenario's name. */
    private record Open(String name, List<HistoryEvent> events, String golden) {

        /** At its last look. */
        String stage() {
            Matcher seen = SEEN.matcher(golden);
            String last = "none";
            while (seen.find()) {
                last = seen.group(1);
            }
            return last;
        }

        boolean holds(String signal) {
            return events.stream()
                    .anyMatch(event -> event.getWorkflowExecutionSignaledEventAttributes()
                            .getSignalName()
                            .equals(signal));
        }
    }

    private static List<Open> open;

    @BeforeAll
    static void read() throws Exception {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            open = files.filter(file -> file.toString().endsWith(".json"))
                    .map(OpenCasesInTheCorpusTest::history)
                    .filter(history -> !ENDS.contains(
                            history.events().get(history.events().size() - 1).getEventType()))
                    .toList();
        }
    }

    private static Open history(Path file) {
        try {
            String name = file.getFileName().toString().replace(".json", "");
            return new Open(
                    name,
                    WorkflowExecutionHistory.fromJson(Files.readString(file)).getEvents(),
                    Files.readString(file.resolveSibling(name + ".golden")));
        } catch (java.io.IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    @Test
    void each_ground_has_a_case_that_is_open_at_each_stage() {
        List<String> lacking = Arrays.stream(Ground.values())
                .flatMap(ground -> Arrays.stream(Stage.values())
                        .filter(stage -> !isHeld(ground, stage))
                        .map(stage -> name(ground, stage)))
                .toList();

        assertThat(lacking).isEmpty();
    }

    private static boolean isHeld(Ground ground, Stage stage) {
        return open.stream()
                .anyMatch(each ->
                        each.name().equals(name(ground, stage)) && each.stage().equals(stage.name()));
    }

    private static String name(Ground ground, Stage stage) {
        return (ground + "-" + stage).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Test
    void each_signal_stands_in_the_history_of_an_open_case() {
        List<String> lacking = Arrays.stream(SuspensionCase.class.getMethods())
                .filter(method -> method.isAnnotationPresent(SignalMethod.class))
                .map(Method::getName)
                .filter(signal -> open.stream().noneMatch(each -> each.holds(signal)))
                .sorted()
                .toList();

        assertThat(lacking).isEmpty();
    }
}
