package dev.reinstate.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the gate says of histories that another build wrote: the case, the event, and what differs. */
class ReplayTest {

    private static final Path HISTORY = Path.of("src/test/resources/histories/unreleased/awaiting-remedy.json");
    private static final int LOOK = 5;
    private static final int TIMER = 8;

    private static final Replay FORWARD = new Replay(Reading.STRICT);
    private static final Replay BACK = new Replay(Reading.LENIENT);

    @AfterAll
    static void end() {
        FORWARD.close();
        BACK.close();
    }

    @Test
    void a_timer_of_another_length_is_told_with_its_event() throws IOException {
        Replayed replayed = FORWARD.of(with(TIMER, event -> {
            HistoryEvent.Builder changed = event.toBuilder();
            changed.getTimerStartedEventAttributesBuilder()
                    .getStartToFireTimeoutBuilder()
                    .setSeconds(7)
                    .setNanos(0);
            return changed.build();
        }));

        assertThat(replayed.workflowId()).startsWith("case/case_");
        assertThat(replayed.difference())
                .startsWith("event 8 (TIMER_STARTED): ")
                .contains("7000 in the history")
                .endsWith("in this build");
    }

    @Test
    void a_field_that_this_build_does_not_know_stops_it_going_forward_and_not_going_back() throws IOException {
        WorkflowExecutionHistory newer =
                with(LOOK, event -> answering(event, "\"over\":false", "\"over\":false,\"assignee\":\"ada\""));

        assertThat(FORWARD.of(newer).difference())
                .startsWith("event 5 (MARKER_RECORDED): the answer of local step Look: assignee is \"ada\"")
                .contains("this build has no assignee");
        assertThat(BACK.of(newer).fits()).isTrue();
    }

    @Test
    void a_stage_that_this_build_does_not_know_stops_it_either_way() throws IOException {
        WorkflowExecutionHistory newer =
                with(LOOK, event -> answering(event, "\"stage\":\"DETECTED\"", "\"stage\":\"APPEALED\""));

        assertThat(FORWARD.of(newer).difference()).contains("event 5", "this build cannot read", "APPEALED");
        assertThat(BACK.of(newer).difference()).contains("event 5", "this build cannot read", "APPEALED");
    }

    @Test
    void one_replay_does_not_colour_the_next() throws IOException {
        assertThat(FORWARD.of(with(LOOK, event -> answering(event, "DETECTED", "APPEALED")))
                        .fits())
                .isFalse();
        assertThat(FORWARD.of(with(LOOK, UnaryOperator.identity())).fits()).isTrue();
    }

    private static HistoryEvent answering(HistoryEvent event, String find, String replace) {
        Payload was = event.getMarkerRecordedEventAttributes()
                .getDetailsOrThrow("result")
                .getPayloads(0);
        String said = was.getData().toStringUtf8();
        assertThat(said).contains(find);
        Payload says = was.toBuilder()
                .setData(ByteString.copyFromUtf8(said.replace(find, replace)))
                .build();
        HistoryEvent.Builder changed = event.toBuilder();
        changed.getMarkerRecordedEventAttributesBuilder()
                .putDetails("result", Payloads.newBuilder().addPayloads(says).build());
        return changed.build();
    }

    private static WorkflowExecutionHistory with(int eventId, UnaryOperator<HistoryEvent> change) throws IOException {
        History.Builder history = WorkflowExecutionHistory.fromJson(Files.readString(HISTORY)).getHistory().toBuilder();
        history.setEvents(eventId - 1, change.apply(history.getEvents(eventId - 1)));
        return new WorkflowExecutionHistory(history.build());
    }
}
