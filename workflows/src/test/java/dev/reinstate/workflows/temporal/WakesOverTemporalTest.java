package dev.reinstate.workflows.temporal;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Wakes.Happening;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionSignaledEventAttributes;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Wakes, on an engine without a worker: what is asserted is what the engine was told. */
class WakesOverTemporalTest {

    /** Two tries of a second each, on a busy machine. */
    private static final Duration SOON = ofSeconds(4);

    @AutoClose
    private final TestWorkflowEnvironment engine = TestWorkflowEnvironment.newInstance();

    @AutoClose
    private final WakesOverTemporal wakes = new WakesOverTemporal(
            WorkflowServiceStubsOptions.newBuilder()
                    .setChannel(engine.getWorkflowServiceStubs().getRawChannel()),
            engine.getNamespace());

    @BeforeAll
    static void quiet() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
    }

    @BeforeEach
    void theNamespaceKnowsOurAttributes() {
        CaseAttributes.NAMES.forEach(
                name -> engine.registerSearchAttribute(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    }

    @Test
    void an_opened_case_is_started_with_nothing_but_its_id() {
        wakes.opened(of("case_1"));

        await(() -> !events("case_1").isEmpty());
        var started = events("case_1").get(0).getWorkflowExecutionStartedEventAttributes();
        assertThat(started.getWorkflowType().getName()).isEqualTo("SuspensionCase");
        assertThat(started.getTaskQueue().getName()).isEqualTo("reinstate-cases");
        assertThat(started.getInput().getPayloads(0).getData().toStringUtf8()).isEqualTo("\"case_1\"");
        assertThat(started.getInput().getPayloadsCount()).isEqualTo(1);
    }

    @Test
    void an_operator_finds_a_case_by_its_account_and_reads_what_it_is() {
        wakes.opened(of("case_1"));

        await(() -> !events("case_1").isEmpty());
        HistoryEvent started = events("case_1").get(0);
        assertThat(started.getWorkflowExecutionStartedEventAttributes()
                        .getSearchAttributes()
                        .getIndexedFieldsMap())
                .extractingByKeys("ReinstateAccount", "ReinstateCloud")
                .extracting(payload -> payload.getData().toStringUtf8())
                .containsExactly("\"acme\"", "\"US_GOVERNMENT\"");
        assertThat(started.getUserMetadata().getSummary().getData().toStringUtf8())
                .contains("acme");
        assertThat(started.getUserMetadata().getDetails().getData().toStringUtf8())
                .contains("/v1/cases/case_1");
    }

    @Test
    void opening_it_twice_does_no_harm() {
        wakes.opened(of("case_1"));
        await(() -> !events("case_1").isEmpty());
        String first = runOf("case_1");

        wakes.opened(of("case_1"));
        wakes.happened("case_1", Happening.DECIDED, "dec_1");

        await(() -> !signals("case_1").isEmpty());
        assertThat(runOf("case_1")).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT_RECORDED, accountRecorded",
        "INVOICE_RECORDED, invoiceRecorded",
        "PAYMENT_RECORDED, paymentRecorded",
        "PAYMENT_REVERSED, paymentReversed",
        "PAYMENT_ALLOCATED, paymentAllocated",
        "INVOICE_WRITTEN_OFF, invoiceWrittenOff",
        "PROFILE_REPORTED, profileReported",
        "VETTING_REPORTED, vettingReported",
        "PROVIDER_ISSUE_REPORTED, providerIssueReported",
        "ABUSE_REPORTED, abuseReported",
        "EXEMPTION_CHANGED, exemptionChanged",
        "SUPPORT_REQUESTED, supportRequested",
        "PARTNER_ANSWERED, partnerAnswered",
        "DECIDED, decided",
        "FELL_DUE, fellDue"
    })
    void what_happened_is_a_signal_of_that_name_with_the_id(Happening what, String signal) {
        wakes.opened(of("case_1"));
        wakes.happened("case_1", what, "id_7");

        await(() -> !signals("case_1").isEmpty());
        assertThat(signals("case_1")).hasSize(1);
        assertThat(signals("case_1").get(0).getSignalName()).isEqualTo(signal);
        assertThat(signals("case_1").get(0).getInput().getPayloads(0).getData().toStringUtf8())
                .isEqualTo("\"id_7\"");
    }

    @Test
    void what_happened_to_a_case_that_does_not_run_starts_nothing() {
        wakes.happened("case_1", Happening.DECIDED, "dec_1");
        wakes.opened(of("case_2"));

        await(() -> !events("case_2").isEmpty());
        assertThat(events("case_1")).isEmpty();
    }

    @Test
    void what_fell_due_wakes_the_run_that_is_there() {
        wakes.opened(of("case_1"));
        await(() -> !events("case_1").isEmpty());
        String first = runOf("case_1");

        assertThat(wakes.fellDue(of("case_1"))).isTrue();
        assertThat(wakes.fellDue(of("case_1"))).isTrue();

        assertThat(runOf("case_1")).isEqualTo(first);
        assertThat(signals("case_1"))
                .extracting(WorkflowExecutionSignaledEventAttributes::getSignalName)
                .containsExactly("fellDue", "fellDue");
    }

    @Test
    void what_fell_due_starts_the_run_that_is_missing() {
        assertThat(wakes.fellDue(of("case_1"))).isTrue();
        String first = runOf("case_1");
        engine.getWorkflowClient()
                .newUntypedWorkflowStub(CaseQueue.workflowId("case_1"))
                .terminate("by accident");

        assertThat(wakes.fellDue(of("case_1"))).isTrue();

        assertThat(runOf("case_1")).isNotEqualTo(first);
        assertThat(signals("case_1")).hasSize(1);
    }

    @Test
    void without_an_engine_a_caller_does_not_wait_and_the_relay_is_soon_told_so() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        nobodyAnswersAt(port);
    }

    @Test
    void with_an_engine_that_takes_calls_and_never_answers_it_is_the_same() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            nobodyAnswersAt(mute.getLocalPort());
        }
    }

    private static void nobodyAnswersAt(int port) {
        try (WakesOverTemporal nobody = to(port)) {
            assertTimeout(ofMillis(500), () -> nobody.happened("case_1", Happening.DECIDED, "dec_1"));
            assertTimeout(ofMillis(500), () -> nobody.opened(of("case_1")));
            assertTimeout(SOON, () -> assertThat(nobody.fellDue(of("case_1"))).isFalse());
        }
    }

    @Test
    void more_wakes_than_can_queue_are_dropped_and_block_nobody() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                WakesOverTemporal nobody = to(mute.getLocalPort())) {
            assertTimeout(ofSeconds(1), () -> {
                for (int i = 0; i < 5_000; i++) {
                    nobody.happened("case_" + i, Happening.PAYMENT_RECORDED, "pay_" + i);
                }
            });
        }
    }

    @Test
    void after_the_end_wakes_are_dropped() {
        wakes.close();

        wakes.opened(of("case_1"));
        wakes.happened("case_1", Happening.DECIDED, "dec_1");

        assertThat(events("case_1")).isEmpty();
    }

    private static WakesOverTemporal to(int port) {
        return new WakesOverTemporal(
                WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:" + port), "default");
    }

    private static CaseRef of(String caseId) {
        return new CaseRef(caseId, "acme", Cloud.US_GOVERNMENT);
    }

    private List<HistoryEvent> events(String caseId) {
        try {
            return engine.getWorkflowClient()
                    .fetchHistory(CaseQueue.workflowId(caseId))
                    .getEvents();
        } catch (StatusRuntimeException refused) {
            assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
            return List.of();
        }
    }

    private List<WorkflowExecutionSignaledEventAttributes> signals(String caseId) {
        return events(caseId).stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED)
                .map(HistoryEvent::getWorkflowExecutionSignaledEventAttributes)
                .toList();
    }

    private String runOf(String caseId) {
        return events(caseId)
                .get(0)
                .getWorkflowExecutionStartedEventAttributes()
                .getOriginalExecutionRunId();
    }

    /** Wakes are sent from a thread that answers nobody: whether one came is asked of the engine. */
    private static void await(BooleanSupplier thing) {
        long giveUp = System.nanoTime() + ofSeconds(10).toNanos();
        while (!thing.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not come").isLessThan(giveUp);
            try {
                Thread.sleep(5);
            } catch (InterruptedException stop) {
                throw new AssertionError("interrupted", stop);
            }
        }
    }
}
