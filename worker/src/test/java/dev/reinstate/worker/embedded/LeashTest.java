package dev.reinstate.worker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.worker.Awaiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashTest {
    private static final Duration GONE_WITHIN = Duration.ofSeconds(5);

    @TempDir
    private Path temp;

    private final List<ProcessHandle> started = new CopyOnWriteArrayList<>();

    @AfterEach
    void nothing_is_left() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void both_engines_end_with_a_jvm_that_was_killed_and_start_again_at_once() throws Exception {
        Processes.temporalOrSkip();
        Path data = temp.resolve("data");
        Process jvm = startBoth(data);
        List<ProcessHandle> children = List.of(Processes.of(data, Child.POSTGRES), Processes.of(data, Child.TEMPORAL));
        List<ProcessHandle> all = jvm.descendants().toList();
        started.addAll(all);
        assertThat(all).containsAll(children);

        jvm.destroyForcibly().waitFor();

        try (DataFolder folder = DataFolder.open(data, false);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.path(), new Diary());
                Engine engine = Engines.start(folder.path(), Engine.Preference.DEV_SERVER, new Diary())) {
            assertThat(children).noneMatch(Processes::lives);
            assertThat(postgres.jdbcUrl()).contains("/reinstate");
            assertThat(engine.durable()).isTrue();
        }
    }

    @Test
    void nothing_outlives_a_killed_jvm_even_if_nobody_starts_again() throws Exception {
        Processes.temporalOrSkip();
        Process jvm = startBoth(temp.resolve("data"));
        List<ProcessHandle> all = jvm.descendants().toList();
        started.addAll(all);
        assertThat(all).hasSizeGreaterThanOrEqualTo(4);
        jvm.destroyForcibly().waitFor();
        awaitEnd(all);
    }

    @Test
    void what_lost_both_its_jvm_and_its_leash_is_ended_by_the_next_start() throws Exception {
        Processes.temporalOrSkip();
        Path data = temp.resolve("data");
        Process jvm = startBoth(data);
        ProcessHandle postgres = Processes.of(data, Child.POSTGRES);
        ProcessHandle temporal = Processes.of(data, Child.TEMPORAL);
        started.addAll(jvm.descendants().toList());
        // The shells first, and their watchers: every process of ours that is a shell.
        jvm.toHandle()
                .descendants()
                .filter(process -> process.info().command().orElse("").matches(".*/(da|ba)?sh"))
                .forEach(ProcessHandle::destroyForcibly);
        jvm.destroyForcibly().waitFor();
        assertThat(List.of(postgres, temporal)).allMatch(Processes::lives);

        DataFolder.open(data, true).close();

        awaitEnd(List.of(postgres, temporal));
    }

    private static void awaitEnd(List<ProcessHandle> processes) {
        Awaiting.within(
                GONE_WITHIN,
                "all have ended",
                () -> processes.stream().filter(Processes::lives).toList(),
                List::isEmpty);
    }

    private Process startBoth(Path data) throws Exception {
        Path ready = temp.resolve("ready");
        Path output = temp.resolve("jvm.out");
        Process jvm = ChildJvm.start(StartsBoth.class, output, data.toString(), ready.toString());
        started.add(jvm.toHandle());
        Awaiting.within(
                Duration.ofSeconds(60),
                "both are ready, or none will be",
                () -> Files.exists(ready) || !jvm.isAlive(),
                known -> known);
        assertThat(ready).as(() -> read(output)).exists();
        assertThat(jvm.waitFor(0, TimeUnit.SECONDS)).isFalse();
        return jvm;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
