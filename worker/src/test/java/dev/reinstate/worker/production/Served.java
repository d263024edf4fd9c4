package dev.reinstate.worker.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of the built jar, with its own settings and nothing else of this environment. */
final class Served implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(60);
    private static final Pattern PORT = Pattern.compile("(?:listens|metrics are) on [^ ]*:(\\d+)");

    private final Process process;
    private final Path output;

    private Served(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Served start(Path folder, Map<String, String> settings, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target/reinstate.jar").toAbsolutePath().toString()));
        command.addAll(List.of(words));
        Path output = Files.createTempFile(folder, words[0] + "-", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("REINSTATE_") || name.startsWith("TEMPORAL_"));
        builder.environment().putAll(settings);
        return new Served(builder.start(), output);
    }

    /** Runs to its end. */
    static Served run(Path folder, Map<String, String> settings, String... words) throws Exception {
        Served served = start(folder, settings, words);
        assertThat(served.process.waitFor(READY.toSeconds(), TimeUnit.SECONDS))
                .as(served.said())
                .isTrue();
        return served;
    }

    Served awaitReady() {
        await(() -> said().contains("reinstate: ready"));
        return this;
    }

    void await(BooleanSupplier thing) {
        long giveUp = System.nanoTime() + READY.toNanos();
        while (!thing.getAsBoolean()) {
            assertThat(System.nanoTime()).as(said()).isLessThan(giveUp);
            assertThat(process.isAlive()).as(said()).isTrue();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    int port() {
        await(() -> PORT.matcher(said()).find());
        Matcher port = PORT.matcher(said());
        assertThat(port.find()).isTrue();
        return Integer.parseInt(port.group(1));
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    int exitCode() {
        return process.exitValue();
    }

    /** SIGTERM; returns how long it took to end. */
    Duration end() throws InterruptedException {
        long began = System.nanoTime();
        process.destroy();
        assertThat(process.waitFor(READY.toSeconds(), TimeUnit.SECONDS))
                .as(said())
                .isTrue();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
