package dev.reinstate.api;

import io.javalin.http.Context;
import io.javalin.http.RequestLogger;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Times each request, by route and status. A path or a method that nobody declared has no series of its own. */
final class Timings implements RequestLogger {

    /** Where the matched route leaves its path. */
    static final String ROUTE = "route";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT");

    private static final double NANOS_PER_MILLI = 1_000_000;

    private final MeterRegistry metrics;

    Timings(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void handle(Context context, Float millis) {
        String route = context.attribute(ROUTE);
        String method = context.req().getMethod();
        Timer.builder("http.server.requests")
                .description("Requests to the API")
                .tag("method", METHODS.contains(method) ? method : "other")
                .tag("route", route == null ? "none" : route)
                .tag("status", String.valueOf(context.statusCode()))
                .register(metrics)
                .record((long) (millis * NANOS_PER_MILLI), TimeUnit.NANOSECONDS);
    }
}
