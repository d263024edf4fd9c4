package dev.reinstate.api;

import io.javalin.http.Context;
import io.javalin.http.RequestLogger;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Times each request, by route and status. A path or a method that nobody declared has no series of its own. */
final class Timings implements RequestLogger {

    /** Where the matched route leaves its path. */
    static final String ROUTE = "route";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT");

    private static final double NANOS_PER_MILLI = 1_000_000;

    /** What a request is counted under; all three are of a few values. */
    private record Series(String method, String route, int status) {}

    // The registry would find them too, after sorting and hashing the tags anew for each request.
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
    private final MeterRegistry metrics;

    Timings(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void handle(Context context, Float millis) {
        String route = context.attribute(ROUTE);
        String method = context.req().getMethod();
        Series series = new Series(
                METHODS.contains(method) ? method : "other", route == null ? "none" : route, context.statusCode());
        timers.computeIfAbsent(series, this::timer).record((long) (millis * NANOS_PER_MILLI), TimeUnit.NANOSECONDS);
    }

    private Timer timer(Series series) {
        return Timer.builder("http.server.requests")
                .description("Requests to the API")
                .tag("method", series.method())
                .tag("route", series.route())
                .tag("status", String.valueOf(series.status()))
                .register(metrics);
    }
}
