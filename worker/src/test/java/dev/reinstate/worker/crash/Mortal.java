package dev.reinstate.worker.crash;

import dev.reinstate.workflows.crash.CrashPoint;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** {@code reinstate serve}, the shipped jar, which dies and is started again, always on the same port. */
final class Mortal implements AutoCloseable {

    static final int HALTED = 137;

    private static final int LAST_WORDS = 20;

    private static final Path JAR = Path.of("target/reinstate.jar").toAbsolutePath();

    /** It lives for seconds: the fast compiler, the small collector, and a heap that need not grow at once, are up sooner. */
    private static final List<String> QUICKLY = List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms128m", "-Xmn96m", "-Xmx256m", "-XX:-UsePerfData");

    /** From SIGTERM to the end, the archive of classes written meanwhile. */
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);

    private final Stores stores;
    private final Path folder;
    private final Path classes;
    private final int port = freePort();
    private final List<Instant> deaths = new CopyOnWriteArrayList<>();
    private Process process;

    Mortal(Stores stores, Path folder) throws IOException {
        this.stores = stores;
        this.folder = folder;
        this.classes = folder.resolve("classes.jsa");
    }

    int port() {
        return port;
    }

    /** When it died. */
    List<Instant> deaths() {
        return deaths;
    }

    /** With nothing armed; what it loads until {@link #endInOrder} halves the time that the next ones take to start. */
    void rehearse() {
        start(List.of("-XX:ArchiveClassesAtExit=" + classes));
    }

    /** With nothing armed. */
    void start() {
        start(List.of("-XX:SharedArchiveFile=" + classes));
    }

    void start(CrashPoint at, int time) {
        start(List.of("-XX:SharedArchiveFile=" + classes, "-D" + CrashPoint.PROPERTY + "=" + at + ":" + time));
    }

    private void start(List<String> options) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(QUICKLY);
        words.addAll(options);
        words.addAll(List.of("-jar", JAR.toString(), "serve"));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log()));
        builder.environment().keySet().removeIf(name -> name.startsWith("TEMPORAL_") || name.startsWith("REINSTATE_"));
        builder.environment().putAll(stores.settings(port));
        try {
            process = builder.start();
        } catch (IOException cause) {
            throw new IllegalStateException("the process cannot be started", cause);
        }
    }

    /** The code it ended with, or null if it still lives after so long. */
    Integer diesWithin(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return null;
        }
        deaths.add(Instant.now());
        return process.exitValue();
    }

    void endInOrder() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("serve did not end after SIGTERM; see " + log());
        }
    }

    /** Kills it, wherever it is. */
    private void end() throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroyForcibly().waitFor();
            deaths.add(Instant.now());
        }
    }

    File log() {
        return folder.resolve("process.log").toFile();
    }

    /** What it said last. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log().toPath());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
        } catch (IOException cause) {
            return cause.toString();
        }
    }

    @Override
    public void close() throws InterruptedException {
        end();
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
