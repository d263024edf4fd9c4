package dev.reinstate.worker.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The Temporal dev server for tests that kill it: it comes back on the same file and the same port. */
public final class CrashingDevServer implements AutoCloseable {
    private final DevServer server;
    private Leash leash;

    private CrashingDevServer(DevServer server, Leash leash) {
        this.server = server;
        this.leash = leash;
    }

    /** Why it cannot be had here; empty if it can. */
    public static Optional<String> missing() {
        return TemporalProgram.find(System.getenv(), line -> {}) instanceof TemporalProgram.Missing missing
                ? Optional.of(missing.reason())
                : Optional.empty();
    }

    public static CrashingDevServer start(Path data) throws IOException {
        if (!(TemporalProgram.find(System.getenv(), line -> {}) instanceof TemporalProgram.Found found))
            throw new CannotStart("there is no dev server here: ask missing() first");
        Path home = Folders.ownersOnly(data).toRealPath();
        LogFile.begin(Child.TEMPORAL.log(home));
        DevServer server =
                new DevServer(found.program(), home, FreePorts.take(1).get(0), List.of());
        CrashingDevServer started = new CrashingDevServer(server, server.launch());
        String unused = server.awaitReady(started.leash);
        return started;
    }

    public int port() {
        return server.port();
    }

    public static String namespace() {
        return DevServer.NAMESPACE;
    }

    public void crash() {
        Signals.send("KILL", process());
        leash.ended().join();
    }

    public void again() {
        try {
            leash = server.launch();
            String unused = server.awaitReady(leash);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    public void stop() {
        Signals.send("STOP", process());
    }

    public void goOn() {
        Signals.send("CONT", process());
    }

    private ProcessHandle process() {
        return Signals.recorded(Child.TEMPORAL.record(server.data()));
    }

    @Override
    public void close() {
        leash.letGo();
    }
}
