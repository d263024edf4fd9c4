package dev.reinstate.worker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EnginesTest {
    private static final Map<String, String> NO_TEMPORAL = Map.of("REINSTATE_TEMPORAL", "none");

    @TempDir
    private Path data;

    @Test
    void the_dev_server_keeps_its_incarnation_over_a_restart() {
        Processes.temporalOrSkip();
        String first;
        try (Engine engine = devServer(new Diary())) {
            assertThat(engine.kind()).isEqualTo(Engine.Kind.DEV_SERVER);
            assertThat(engine.target()).startsWith("127.0.0.1:");
            assertThat(engine.description()).contains("survive a restart");
            first = engine.incarnation();
        }
        try (Engine engine = devServer(new Diary())) {
            assertThat(engine.incarnation()).isEqualTo(first).isNotEmpty();
        }
    }

    @Test
    void a_dev_server_that_dies_is_put_back_where_it_was() throws Exception {
        Processes.temporalOrSkip();
        Diary diary = new Diary();
        CountDownLatch replaced = new CountDownLatch(2);
        try (Engine engine = devServer(diary)) {
            String target = engine.target();
            String incarnation = engine.incarnation();
            engine.onReplaced(() -> {
                replaced.countDown();
                throw new IllegalStateException("planted");
            });
            engine.onReplaced(replaced::countDown);
            Processes.of(data, Child.TEMPORAL).destroyForcibly();
            assertThat(replaced.await(20, TimeUnit.SECONDS))
                    .as("%s", diary.lines())
                    .isTrue();
            assertThat(engine.target()).isEqualTo(target);
            assertThat(engine.incarnation()).isEqualTo(incarnation);
            assertAnswers(engine);
        }
        assertThat(diary.lines())
                .anyMatch(line -> line.contains("ended unasked"))
                .anyMatch(line -> line.contains("is back on"));
    }

    @Test
    void two_dev_servers_do_not_clash_and_a_closed_one_is_gone_soon(@TempDir Path other) throws Exception {
        Processes.temporalOrSkip();
        try (Engine one = devServer(new Diary());
                Engine two = Engines.start(other, Engine.Preference.AUTO, new Diary())) {
            assertThat(one.target()).isNotEqualTo(two.target());
            assertThat(one.incarnation()).isNotEqualTo(two.incarnation());
            ProcessHandle process = Processes.of(data, Child.TEMPORAL);
            long began = System.nanoTime();
            closeNow(one);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
            assertThat(Processes.lives(process)).isFalse();
            assertAnswers(two);
        }
    }

    @Test
    void without_a_dev_server_the_one_in_this_jvm_is_taken_and_the_reason_said() {
        Diary diary = new Diary();
        try (Engine engine = Engines.start(data, Engine.Preference.AUTO, NO_TEMPORAL, diary)) {
            assertThat(engine.kind()).isEqualTo(Engine.Kind.IN_JVM);
            assertThat(engine.target()).isEqualTo("in-jvm");
            assertThat(engine.namespace()).isEqualTo("default");
            assertThat(engine.durable()).isFalse();
            assertAnswers(engine);
        }
        assertThat(diary.lines()).anyMatch(line -> line.contains("REINSTATE_TEMPORAL is 'none'"));
    }

    @Test
    void the_engine_in_this_jvm_is_a_new_incarnation_at_each_start() {
        try (Engine one = Engines.start(data, Engine.Preference.IN_JVM, new Diary());
                Engine two = Engines.start(data, Engine.Preference.IN_JVM, new Diary())) {
            assertThat(one.incarnation()).isNotEqualTo(two.incarnation());
        }
    }

    @Test
    void who_insists_on_a_dev_server_gets_no_other() {
        assertThatThrownBy(() -> Engines.start(data, Engine.Preference.DEV_SERVER, NO_TEMPORAL, new Diary()))
                .isInstanceOf(CannotStart.class)
                .hasMessage("No Temporal dev server: REINSTATE_TEMPORAL is 'none'");
    }

    private Engine devServer(Diary diary) {
        return Engines.start(data, Engine.Preference.DEV_SERVER, diary);
    }

    /** Closing again does no harm, so the resource may be closed early. */
    private static void closeNow(Engine engine) {
        engine.close();
    }

    private static void assertAnswers(Engine engine) {
        WorkflowServiceStubs stubs =
                WorkflowServiceStubs.newServiceStubs(engine.stubsOptions().build());
        try {
            assertThat(stubs.blockingStub()
                            .withDeadlineAfter(5, TimeUnit.SECONDS)
                            .getSystemInfo(GetSystemInfoRequest.getDefaultInstance())
                            .hasCapabilities())
                    .isTrue();
        } finally {
            stubs.shutdownNow();
        }
    }
}
