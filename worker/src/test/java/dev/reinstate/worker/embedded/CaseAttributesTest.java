package dev.reinstate.worker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import dev.reinstate.worker.Awaiting;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.temporal.CaseAttributes;
import dev.reinstate.workflows.temporal.WakesOverTemporal;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a namespace that somebody made without knowing of us. */
@Timeout(60)
class CaseAttributesTest {

    private static final String BARE = "bare";

    @TempDir
    private Path data;

    private Engine engine;
    private WorkflowServiceStubs stubs;
    private WakesOverTemporal wakes;

    @BeforeEach
    void aBareNamespace() {
        Processes.temporalOrSkip();
        engine = Engines.start(data, Engine.Preference.DEV_SERVER, line -> {});
        stubs = WorkflowServiceStubs.newServiceStubs(engine.stubsOptions().build());
        stubs.blockingStub()
                .registerNamespace(RegisterNamespaceRequest.newBuilder()
                        .setNamespace(BARE)
                        .setWorkflowExecutionRetentionPeriod(Durations.fromDays(1))
                        .build());
        wakes = new WakesOverTemporal(engine.stubsOptions(), BARE);
    }

    @AfterEach
    void end() {
        if (engine != null) {
            wakes.close();
            stubs.shutdownNow();
            engine.close();
        }
    }

    @Test
    void a_case_is_started_without_them_rather_than_not_at_all() {
        startsWithin(Duration.ofSeconds(20), "case_1");

        assertThat(count("WorkflowId = 'case/case_1'", 1)).isEqualTo(1);
    }

    @Test
    void once_they_are_registered_an_operator_finds_the_case_by_its_account() {
        CaseAttributes.register(engine.stubsOptions().build(), BARE);
        CaseAttributes.register(engine.stubsOptions().build(), BARE);

        startsWithin(Duration.ofSeconds(20), "case_1");

        assertThat(count("ReinstateAccount = 'acme' and ReinstateCloud = 'US_GOVERNMENT'", 1))
                .isEqualTo(1);
        assertThat(count("ReinstateAccount = 'other'", 0)).isZero();
    }

    /** The server takes a moment until it knows a new namespace everywhere. */
    private void startsWithin(Duration patience, String caseId) {
        CaseRef ref = new CaseRef(caseId, "acme", Cloud.US_GOVERNMENT);
        Awaiting.within(patience, caseId + " is started", () -> wakes.fellDue(ref), started -> started);
    }

    /** Visibility follows a start by a moment; what is asked for is waited for. */
    private long count(String query, long expected) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        long found;
        do {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            found = stubs.blockingStub()
                    .countWorkflowExecutions(CountWorkflowExecutionsRequest.newBuilder()
                            .setNamespace(BARE)
                            .setQuery(query)
                            .build())
                    .getCount();
        } while (found < expected && System.nanoTime() < giveUp);
        return found;
    }
}
