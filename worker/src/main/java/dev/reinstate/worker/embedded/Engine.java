package dev.reinstate.worker.embedded;

import io.temporal.serviceclient.WorkflowServiceStubsOptions;

/** A Temporal engine that this process brought along. */
public interface Engine extends AutoCloseable {
    /** The engines there are. */
    enum Kind {
        /** The {@code temporal} program's server, a child process with its data in a file. */
        DEV_SERVER,
        /** The Java test server, in this process and in memory. Workers on it need a sticky schedule-to-start timeout of zero, or cases hang after a restart. */
        IN_JVM
    }

    /** Which engine is wanted. */
    enum Preference {
        /** The dev server where it can be had, else the one in this JVM. */
        AUTO,
        DEV_SERVER,
        IN_JVM
    }

    Kind kind();

    /** {@code host:port}, or {@code in-jvm}. The same for as long as this engine lives, also after it was replaced. */
    String target();

    /** The namespace to work in. */
    String namespace();

    /** Whether cases are still known to it after it was restarted. */
    boolean durable();

    /** Changes when, and only when, the engine has forgotten its cases: then every open one must be started again. */
    String incarnation();

    /** One sentence for a person: which engine, and what that means for what is kept. */
    String description();

    /** A new builder on each call, set to reach this engine; add to it what else stubs need. */
    WorkflowServiceStubsOptions.Builder stubsOptions();

    /**
     * Has something done each time the engine died unasked and is there again. Workers that knew the old one back off for up to a minute; a new WorkerFactory
     * works at once. Runs on a thread of the engine's, one after the other.
     */
    void onReplaced(Runnable callback);

    /** Ends it; returns within three seconds. */
    @Override
    void close();
}
