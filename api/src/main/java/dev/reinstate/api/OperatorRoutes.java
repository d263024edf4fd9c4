package dev.reinstate.api;

import dev.reinstate.workflows.ports.Health;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What those who run this want to know, and what the API is. Open to everybody who reaches the port. */
final class OperatorRoutes {

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private static final Answer OPEN_API = Answer.ok(new Answer.Text("application/yaml", resource("/openapi.yaml")));

    private final Health health;
    private final PrometheusMeterRegistry metrics;

    OperatorRoutes(Health health, PrometheusMeterRegistry metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    /** This process runs; whether it can do its work is another question. */
    Answer alive(Request request) {
        return Answer.ok(Map.of("status", "UP"));
    }

    /** Degraded is ready too: what is acknowledged is stored, and follows when the other side is back. */
    Answer ready(Request request) {
        Health.State state = health.state();
        if (!state.faults().isEmpty()) {
            throw Problem.UNAVAILABLE.because("Not ready: %s.".formatted(String.join("; ", state.faults())));
        }
        return Answer.ok(new Ready(state.concerns().isEmpty() ? "UP" : "DEGRADED", state.concerns()));
    }

    /**
     * What {@code /readyz} says.
     *
     * @param reasons why it is degraded; else empty
     */
    record Ready(String status, List<String> reasons) {}

    Answer metrics(Request request) {
        return Answer.ok(new Answer.Text(PROMETHEUS_TEXT, metrics.scrape()));
    }

    static Answer openApi(Request request) {
        return OPEN_API;
    }

    private static String resource(String name) {
        try (InputStream in = OperatorRoutes.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read", unreadable);
        }
    }
}
