package dev.reinstate.worker.crash;

import dev.reinstate.workflows.crash.CrashPoint;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The process that dies and is started again, always on the same port. */
final class Mortal implements AutoCloseable {

    static final int HALTED = 137;

    /** It loads the same classes again and again; the fast compiler and the small collector bring it up a third sooner. */
    private static final List<String> QUICKLY = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    private final Stores stores;
    private final File log;
    private final int port = freePort();
    private final List<Instant> deaths = new CopyOnWriteArrayList<>();
    private Process process;

    Mortal(Stores stores, Path folder) {
        this.stores = stores;
        this.log = folder.resolve("process.log").toFile();
    }

    int port() {
        return port;
    }

    /** When it died. */
    List<Instant> deaths() {
        return deaths;
    }

    /** Starts it with nothing armed. */
    void start() {
        start(List.of());
    }

    void start(CrashPoint at, int time) {
        start(List.of("-D" + CrashPoint.PROPERTY + "=" + at + ":" + time));
    }

    private void start(List<String> arming) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(QUICKLY);
        words.addAll(arming);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Doomed.class.getName()));
        words.addAll(stores.words(port));
        try {
            process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
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

    File log() {
        return log;
    }

    /** Kills it, wherever it is. */
    void end() throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroyForcibly().waitFor();
            deaths.add(Instant.now());
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
