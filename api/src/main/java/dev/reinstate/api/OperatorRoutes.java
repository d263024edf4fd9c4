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

    private final Health health;
    private final PrometheusMeterRegistry metrics;
    private final Answer openApi;

    OperatorRoutes(Health health, PrometheusMeterRegistry metrics) {
        this.health = health;
        this.metrics = metrics;
        this.openApi = Answer.ok(new Answer.Text("application/yaml", resource("/openapi.yaml")));
    }

    /** This process runs; whether it can do its work is another question. */
    Answer alive(Request request) {
        return Answer.ok(Map.of("status", "UP"));
    }

    Answer ready(Request request) {
        List<String> faults = health.faults();
        if (!faults.isEmpty()) {
            throw Problem.UNAVAILABLE.because("Not ready: %s.".formatted(String.join("; ", faults)));
        }
        return Answer.ok(Map.of("status", "UP"));
    }

    Answer metrics(Request request) {
        return Answer.ok(new Answer.Text(PROMETHEUS_TEXT, metrics.scrape()));
    }

    Answer openApi(Request request) {
        return openApi;
    }

    private static String resource(String name) {
        try (InputStream in = OperatorRoutes.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read", unreadable);
        }
    }
}
