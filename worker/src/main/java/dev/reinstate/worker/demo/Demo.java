package dev.reinstate.worker.demo;

import dev.reinstate.worker.House;
import dev.reinstate.worker.Parts;
import dev.reinstate.worker.embedded.Engine;
import dev.reinstate.worker.embedded.Progress;
import io.temporal.client.WorkflowClient;
import java.nio.file.Path;

/** Everything in one process, on one data folder. */
public final class Demo implements AutoCloseable {

    private final DemoSettings settings;
    private final Parts parts;
    private final House house;
    private final Engine engine;
    private final WorkflowClient client;
    private final int port;

    Demo(DemoSettings settings, Parts parts, House house, Engine engine, WorkflowClient client, int port) {
        this.settings = settings;
        this.parts = parts;
        this.house = house;
        this.engine = engine;
        this.client = client;
        this.port = port;
    }

    /** Starts it; what was started is ended again if a later part cannot start. */
    public static Demo start(DemoSettings settings, Progress progress) {
        Parts parts = new Parts();
        try {
            return new DemoStart(settings, progress, parts).start();
        } catch (RuntimeException failure) {
            parts.close();
            throw failure;
        }
    }

    public House house() {
        return house;
    }

    public Engine engine() {
        return engine;
    }

    /** The client that the workers use, for tools that read histories. */
    public WorkflowClient client() {
        return client;
    }

    /** Of the API. */
    public int port() {
        return port;
    }

    public Path data() {
        return settings.data();
    }

    @Override
    public void close() {
        parts.close();
    }
}
