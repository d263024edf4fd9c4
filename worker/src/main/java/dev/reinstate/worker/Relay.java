package dev.reinstate.worker;

import dev.reinstate.workflows.ports.Rounds;
import dev.reinstate.workflows.ports.Wakes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes round and finds what was lost: accounts whose day has come, and cases that wait for a look which did not come.
 * With it, a wake that never arrives costs seconds; without a wake at all, every case still comes to its end.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(2);

    /** Claimed in one short transaction; a round claims again until it gets fewer. */
    private static final int AT_A_TIME = 50;

    private final Rounds rounds;
    private final Wakes wakes;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread relay = new Thread(task, "relay");
        relay.setDaemon(true);
        return relay;
    });

    private @Nullable Future<?> rounding;

    public Relay(Rounds rounds, Wakes wakes) {
        this.rounds = rounds;
        this.wakes = wakes;
    }

    public void start() {
        rounding = thread.scheduleWithFixedDelay(this::round, 0, BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A round now, not in two seconds: the clock was moved. */
    public void hurry() {
        try {
            thread.execute(this::round);
        } catch (RejectedExecutionException closed) {
            LOG.debug("the relay is closed");
        }
    }

    private void round() {
        try {
            detectAll();
            wakeAll();
        } catch (RuntimeException failure) {
            LOG.warn("a round of the relay failed, the next one follows: {}", failure.toString());
        }
    }

    private void detectAll() {
        List<String> accounts;
        do {
            accounts = rounds.claimAccounts(AT_A_TIME);
            accounts.forEach(rounds::detect);
        } while (accounts.size() == AT_A_TIME && !thread.isShutdown());
    }

    private void wakeAll() {
        List<String> cases;
        do {
            cases = rounds.claimCases(AT_A_TIME);
            // An engine that does not answer the first will not answer the others; they are claimed again later.
        } while (cases.stream().allMatch(wakes::fellDue) && cases.size() == AT_A_TIME && !thread.isShutdown());
    }

    @Override
    public void close() {
        if (rounding != null) {
            rounding.cancel(true);
        }
        thread.shutdownNow();
    }
}
