package dev.reinstate.worker.embedded;

import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The {@code temporal} program's server on a leash, with its cases in a file. When it dies unasked it is put back, on the same file and the same port. */
final class DevServerEngine implements Engine {
    /** Between one attempt to put it back and the next: at once at first, then ever more patiently. */
    private static final Duration FIRST_REST = Duration.ofMillis(200);

    private static final Duration LONGEST_REST = Duration.ofSeconds(10);

    /** One that lived for so long died of something new. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final DevServer server;
    private final Progress progress;
    private final List<Runnable> callbacks = new CopyOnWriteArrayList<>();
    private final Thread watch = new Thread(this::putBackUntilClosed, "temporal-dev-server-watch");
    private volatile Leash leash;
    private volatile String incarnation;
    private volatile boolean closed;

    private DevServerEngine(DevServer server, Leash leash, String incarnation, Progress progress) {
        this.server = server;
        this.leash = leash;
        this.incarnation = incarnation;
        this.progress = progress;
        watch.setDaemon(true);
    }

    /**
     * Starts it and waits until it answers. One that an earlier run left on this folder is ended first.
     *
     * @throws CannotStart with the end of its log
     */
    static DevServerEngine start(TemporalProgram program, Path data, List<String> limits, Progress progress) {
        try {
            Path home = Folders.ownersOnly(data).toRealPath();
            Leftover.end(home, Child.TEMPORAL);
            LogFile.begin(Child.TEMPORAL.log(home));
            DevServerEngine engine = twice(program, home, limits, progress);
            engine.watch.start();
            return engine;
        } catch (IOException e) {
            throw new CannotStart("The Temporal dev server cannot be started in " + data + ": " + e, e);
        }
    }

    /** Once more with another port: somebody may have taken the first. */
    private static DevServerEngine twice(TemporalProgram program, Path home, List<String> limits, Progress progress)
            throws IOException {
        try {
            return once(program, home, limits, progress);
        } catch (CannotStart e) {
            return once(program, home, limits, progress);
        }
    }

    private static DevServerEngine once(TemporalProgram program, Path home, List<String> limits, Progress progress)
            throws IOException {
        DevServer server = new DevServer(program, home, FreePorts.take(1).get(0), limits);
        Leash leash = server.launch();
        try {
            return new DevServerEngine(server, leash, server.awaitReady(leash), progress);
        } catch (RuntimeException e) {
            leash.letGo();
            throw e;
        }
    }

    private void putBackUntilClosed() {
        Duration rest = FIRST_REST;
        while (true) {
            long began = System.nanoTime();
            int code = leash.ended().join();
            if (closed) return;
            if (System.nanoTime() - began > SETTLED.toNanos()) rest = FIRST_REST;
            progress.say("The Temporal dev server ended unasked (exit code " + code + "); starting it again");
            do {
                if (!rested(rest)) return;
                rest = longer(rest);
            } while (!putBack());
        }
    }

    private boolean putBack() {
        try {
            Leash next = launchUnlessClosed();
            incarnation = server.awaitReady(next);
        } catch (IOException | CannotStart e) {
            if (closed) return true;
            leash.letGo();
            progress.say("The Temporal dev server did not come back, trying again: " + e.getMessage());
            return false;
        }
        progress.say("The Temporal dev server is back on " + target());
        callbacks.forEach(this::call);
        return true;
    }

    /** Under the same lock as {@link #close}, so that none is launched after it. */
    private synchronized Leash launchUnlessClosed() throws IOException {
        if (closed) throw new CannotStart("the engine was closed");
        leash = server.launch();
        return leash;
    }

    private void call(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            progress.say("What should follow the return of the Temporal dev server failed: " + e);
        }
    }

    private static Duration longer(Duration rest) {
        Duration doubled = rest.multipliedBy(2);
        return doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
    }

    /** What made it end may last a while: a full disk, a port that is taken. */
    private boolean rested(Duration rest) {
        try {
            Thread.sleep(rest.toMillis());
            return !closed;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public Kind kind() {
        return Kind.DEV_SERVER;
    }

    @Override
    public String target() {
        return server.target();
    }

    @Override
    public String namespace() {
        return DevServer.NAMESPACE;
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public String incarnation() {
        return incarnation;
    }

    @Override
    public String description() {
        return "The Temporal dev server " + server.program().version() + " on " + target() + ": its cases are in "
                + Child.TEMPORAL.place(server.data()) + " and survive a restart.";
    }

    @Override
    public WorkflowServiceStubsOptions.Builder stubsOptions() {
        return server.stubsOptions();
    }

    @Override
    public void onReplaced(Runnable callback) {
        callbacks.add(callback);
    }

    @Override
    public synchronized void close() {
        closed = true;
        watch.interrupt();
        leash.letGo();
    }
}
