package dev.reinstate.worker;

import dev.reinstate.worker.cli.Reinstate;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The entry of the process. */
public final class Main {

    private Main() {}

    /** Ends the JVM explicitly: engine clients leave threads behind that would keep a failed start alive. */
    public static void main(String[] args) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(Reinstate.run(args));
    }
}
