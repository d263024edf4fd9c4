package dev.reinstate.worker.faults;

import dev.reinstate.worker.embedded.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A process of the product that is started again whenever it ended, as its supervisor would in production. */
final class Program implements AutoCloseable {

    private static final Duration BEFORE_THE_NEXT = Duration.ofMillis(300);

    /** Kills the process when our end of the pipe closes: it must not outlive us, however we end. */
    private static final String LEASH = """
            exec 3<&0 </dev/null
            "$@" 3<&- &
            child=$!
            { read -r _ <&3; kill -s KILL "$child"; } 2>/dev/null &
            watch=$!
            exec 3<&-
            wait "$child"
            code=$?
            kill "$watch" 2>/dev/null
            exit "$code"
            """;

    private final ProcessBuilder builder;
    private final AtomicInteger endedByItself = new AtomicInteger();
    private volatile Process shell;
    private volatile boolean killed;
    private volatile boolean closed;

    private Program(ProcessBuilder builder, Process shell) {
        this.builder = builder;
        this.shell = shell;
    }

    static Program start(List<String> command, Map<String, String> environment, Path log) throws IOException {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", LEASH, "faults"));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Program program = new Program(builder, builder.start());
        program.watch();
        return program;
    }

    /** How often it ended though nobody killed it. */
    int endedByItself() {
        return endedByItself.get();
    }

    void kill() {
        killed = true;
        signal("KILL");
    }

    void stop() {
        signal("STOP");
    }

    void goOn() {
        signal("CONT");
    }

    /** To the program alone: the shell before it has to see how it ends. */
    private void signal(String signal) {
        shell.children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .forEach(child -> Signals.send(signal, child));
    }

    private void watch() {
        CompletableFuture<Void> unused = shell.onExit().thenAcceptAsync(ended -> next());
    }

    private void next() {
        if (closed) {
            return;
        }
        if (!killed) {
            endedByItself.incrementAndGet();
        }
        LockSupport.parkNanos(BEFORE_THE_NEXT.toNanos());
        again();
    }

    private synchronized void again() {
        if (closed) {
            return;
        }
        try {
            killed = false;
            shell = builder.start();
            watch();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            shell.getOutputStream().close();
            shell.waitFor();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
