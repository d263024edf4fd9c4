package dev.reinstate.worker;

import dev.reinstate.workflows.ports.Courier;
import dev.reinstate.workflows.ports.Outbox;
import dev.reinstate.workflows.ports.Outbox.Outcome;
import dev.reinstate.workflows.ports.Outbox.Parcel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends to targets what happened to cases. Everything here runs on one thread; what is under way between two of its
 * transactions belongs to the courier, which needs none. Each target has a number of its own of accounts under way, so
 * one that is slow delays itself alone.
 */
public final class Outbound implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);

    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);

    /** Enough that a receiver may take its time, too few to be a flood to it. */
    private static final int PER_TARGET = 8;

    private static final Duration BETWEEN_MEASUREMENTS = Duration.ofSeconds(15);

    /** What is not settled by then is sent again by whoever runs next, under the same id. */
    private static final Duration FINISH = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final Courier courier;
    private final Counter delivered;
    private final Counter failed;
    private final AtomicLong oldest = new AtomicLong();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread outbound = new Thread(task, "outbound");
        outbound.setDaemon(true);
        return outbound;
    });

    /** By target; read and written by the thread alone, as is all that follows. */
    private final Map<String, Integer> underWay = new HashMap<>();

    private boolean ending;

    public Outbound(Outbox outbox, Courier courier, MeterRegistry metrics) {
        this.outbox = outbox;
        this.courier = courier;
        delivered = Counter.builder("reinstate.outbound.delivered")
                .description("Events that a receiver accepted")
                .register(metrics);
        failed = Counter.builder("reinstate.outbound.failed")
                .description("Tries that a receiver did not accept")
                .register(metrics);
        Gauge.builder("reinstate.outbound.oldest.seconds", oldest, AtomicLong::doubleValue)
                .description("How long the oldest event has waited that is neither accepted nor given up")
                .register(metrics);
    }

    public void start() {
        Future<?> unusedRounds = thread.scheduleWithFixedDelay(
                () -> unlessItBreaks(this::round), 0, BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS);
        Future<?> unusedMeasurements = thread.scheduleWithFixedDelay(
                () -> unlessItBreaks(this::measure), 0, BETWEEN_MEASUREMENTS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A round that fails is followed by the next one; an exception would end them all. */
    private static void unlessItBreaks(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warn("webhooks could not be looked after, the next round follows: {}", failure.toString());
        }
    }

    private void round() {
        if (ending) {
            return;
        }
        boolean more;
        do {
            more = outbox.spread();
            outbox.due().forEach(this::fill);
        } while (more);
    }

    private void fill(String targetId) {
        int free = PER_TARGET - underWay.getOrDefault(targetId, 0);
        if (free > 0 && !ending) {
            outbox.claim(targetId, free).forEach(this::send);
        }
    }

    private void send(Parcel parcel) {
        underWay.merge(parcel.targetId(), 1, Integer::sum);
        CompletableFuture<Void> unused =
                courier.bring(parcel).thenAccept(outcome -> later(() -> settle(parcel, outcome)));
    }

    private void settle(Parcel parcel, Outcome outcome) {
        underWay.computeIfPresent(parcel.targetId(), (id, number) -> number == 1 ? null : number - 1);
        (outcome.accepted() ? delivered : failed).increment();
        outbox.settle(parcel, outcome);
        fill(parcel.targetId());
    }

    private void measure() {
        oldest.set(outbox.oldest().orElse(Duration.ZERO).toSeconds());
        outbox.prune();
    }

    private void later(Runnable work) {
        try {
            thread.execute(() -> unlessItBreaks(work));
        } catch (RejectedExecutionException closed) {
            LOG.debug("closed before a try was settled");
        }
    }

    /** Claims no more, and gives what is under way a while to be settled. */
    @Override
    public void close() {
        later(this::end);
        try {
            if (!thread.awaitTermination(FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("some webhooks were under way at the end: they are sent again");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            thread.shutdownNow();
            courier.close();
        }
    }

    /** Asks again until nothing is under way. */
    private void end() {
        ending = true;
        if (underWay.isEmpty()) {
            thread.shutdown();
        } else {
            Future<?> unused = thread.schedule(() -> unlessItBreaks(this::end), 50, TimeUnit.MILLISECONDS);
        }
    }
}
