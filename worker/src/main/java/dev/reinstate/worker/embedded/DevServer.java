package dev.reinstate.worker.embedded;

import dev.reinstate.workflows.temporal.CaseAttributes;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How the dev server is run on one file and one port, and how it is asked whether it is ready. */
record DevServer(TemporalProgram program, Path data, int port, List<String> limits) {
    static final String NAMESPACE = "default";

    private static final Duration READY_WITHIN = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(25);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);

    String target() {
        return "127.0.0.1:" + port;
    }

    WorkflowServiceStubsOptions.Builder stubsOptions() {
        return WorkflowServiceStubsOptions.newBuilder().setTarget(target());
    }

    Leash launch() throws IOException {
        Path file = Child.TEMPORAL.place(data);
        Files.createDirectories(file.resolveSibling(".").normalize());
        return Leash.hold(Child.TEMPORAL, data, words(file), environment());
    }

    private List<String> words(Path file) throws IOException {
        // It opens three ports of these; what else it opens it finds by itself, on the same address.
        List<Integer> others = FreePorts.take(2);
        List<String> words = new ArrayList<>(List.of(program.path().toString(), "server", "start-dev", "--headless"));
        words.addAll(List.of("--ip", "127.0.0.1", "--port", Integer.toString(port)));
        words.addAll(List.of("--http-port", Integer.toString(others.get(0))));
        words.addAll(List.of("--metrics-port", Integer.toString(others.get(1))));
        words.addAll(List.of("--db-filename", file.toString(), "--log-level", "warn"));
        limits.forEach(limit -> words.addAll(List.of("--dynamic-config-value", limit)));
        CaseAttributes.NAMES.forEach(name -> words.addAll(List.of("--search-attribute", name + "=Keyword")));
        return words;
    }

    /** The settings of somebody's own Temporal, or of our client, are not meant for this server; and it asks nobody for newer versions. */
    private static Map<String, String> environment() {
        Map<String, String> environment = Command.without("TEMPORAL_", System.getenv());
        environment.put("TEMPORAL_VERSION_CHECK_DISABLED", "1");
        // Under a user id without a name, as in containers, it does not start unless it is told one.
        environment.putIfAbsent("USER", "reinstate");
        environment.putIfAbsent("HOME", "/");
        return environment;
    }

    /**
     * Waits until it answers.
     *
     * @return the id of its namespace, which is kept in its file
     */
    String awaitReady(Leash leash) {
        Path log = Child.TEMPORAL.log(data);
        Readiness readiness = new Readiness(READY_WITHIN, POLL);
        // First the bare port: a channel that is refused once waits a second before it tries again.
        readiness.await("The Temporal dev server", leash, log, this::knock);
        WorkflowServiceStubs stubs =
                WorkflowServiceStubs.newServiceStubs(stubsOptions().build());
        try {
            return readiness.await("The Temporal dev server", leash, log, () -> namespaceId(stubs));
        } finally {
            stubs.shutdownNow();
        }
    }

    private InetSocketAddress knock() throws Readiness.NotYet {
        try (Socket socket = new Socket()) {
            InetSocketAddress door = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            socket.connect(door, (int) ANSWER_WITHIN.toMillis());
            return door;
        } catch (IOException e) {
            throw new Readiness.NotYet(e);
        }
    }

    private static String namespaceId(WorkflowServiceStubs stubs) throws Readiness.NotYet {
        try {
            DescribeNamespaceResponse answer = stubs.blockingStub()
                    .withDeadlineAfter(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(NAMESPACE)
                            .build());
            return answer.getNamespaceInfo().getId();
        } catch (StatusRuntimeException e) {
            throw new Readiness.NotYet(e);
        }
    }
}
