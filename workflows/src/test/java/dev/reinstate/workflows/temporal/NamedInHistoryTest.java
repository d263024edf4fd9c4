package dev.reinstate.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.reinstate.workflows.ports.Reconciliation.Named;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionSignaledEventAttributes;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What histories tell of facts and acts, read from recorded ones. */
class NamedInHistoryTest {

    private static final Path HISTORIES = Path.of("src/test/resources/histories/unreleased");

    @Test
    void the_payments_and_the_decision_of_a_whole_case_are_named() throws IOException {
        Set<Named> named = named("reinstated");

        assertThat(named).contains(new Named(Named.Kind.PAYMENT, "pay_2"));
        assertThat(kinds(named)).contains(Named.Kind.DECISION);
    }

    @Test
    void a_payment_that_was_taken_back_is_named_with_its_reversal() throws IOException {
        assertThat(kinds(named("asked-and-reversed")))
                .contains(Named.Kind.PAYMENT, Named.Kind.REVERSAL, Named.Kind.DECISION);
    }

    @Test
    void the_decision_that_was_carried_out_is_known_even_where_its_signal_was_lost() throws IOException {
        List<HistoryEvent> events = events("reinstated").stream()
                .filter(event -> event.getEventType() != EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
                .toList();

        assertThat(NamedInHistory.of(events))
                .singleElement()
                .satisfies(decision -> assertThat(decision.kind()).isEqualTo(Named.Kind.DECISION));
    }

    @Test
    void a_signal_that_nobody_can_read_names_nothing() {
        assertThat(NamedInHistory.of(List.of(signal("paymentRecorded", "{\"no\":\"text\"}"), signal("hello", "\"x\""))))
                .isEmpty();
        assertThat(NamedInHistory.of(List.of(signal("paymentRecorded", "\"pay_7\""))))
                .containsExactly(new Named(Named.Kind.PAYMENT, "pay_7"));
    }

    private static HistoryEvent signal(String name, String json) {
        Payload payload = Payload.newBuilder()
                .putMetadata("encoding", ByteString.copyFrom("json/plain", StandardCharsets.US_ASCII))
                .setData(ByteString.copyFrom(json, StandardCharsets.UTF_8))
                .build();
        return HistoryEvent.newBuilder()
                .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
                .setWorkflowExecutionSignaledEventAttributes(WorkflowExecutionSignaledEventAttributes.newBuilder()
                        .setSignalName(name)
                        .setInput(Payloads.newBuilder().addPayloads(payload)))
                .build();
    }

    private static Set<Named> named(String history) throws IOException {
        return NamedInHistory.of(events(history));
    }

    private static List<HistoryEvent> events(String history) throws IOException {
        return WorkflowExecutionHistory.fromJson(Files.readString(HISTORIES.resolve(history + ".json")))
                .getEvents();
    }

    private static Set<Named.Kind> kinds(Set<Named> named) {
        return named.stream().map(Named::kind).collect(Collectors.toSet());
    }
}
