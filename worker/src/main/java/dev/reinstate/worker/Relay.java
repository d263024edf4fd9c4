package dev.reinstate.worker;

import dev.reinstate.workflows.crash.CrashPoint;
import dev.reinstate.workflows.ports.CaseRef;
import dev.reinstate.workflows.ports.Rounds;
import dev.reinstate.workflows.ports.Wakes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes round and finds what was lost: accounts whose day has come, events that wait for
 * something, and cases that wait for a look which did not come.
 * With it, a wake that never arrives costs seconds; without a wake at all, every case still comes to its end.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(2);

    /** Claimed in one short transaction; a round claims again until it gets fewer. */
    private static final int AT_A_TIME = 50;

    /** So many failures in a row are no longer one case's own: the engine or the register is away. */
    private static final int IN_A_ROW = 3;

    private final Rounds rounds;
    private final Wakes wakes;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread relay = new Thread(task, "relay");
        relay.setDaemon(true);
        return relay;
    });

    /** So that what concerns very many accounts does not keep everybody else waiting. */
    private static final int BATCHES = 10;

    private @Nullable Future<?> rounding;

    /** Read and written by the relay's own thread alone. */
    private boolean engineAway;

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
            boolean more = true;
            for (int batch = 0; more && batch < BATCHES; batch++) {
                more = rounds.tellMany(AT_A_TIME);
            }
            boolean unused = claimed(rounds::claimAccounts, this::detected);
            boolean unusedToo = claimed(rounds::claimEvents, this::retried);
            // While the engine is away, what is claimed would only gather pauses that it still has to wait for
            // afterwards.
            if (!engineAway || wakes.answers()) {
                engineAway = !claimed(rounds::claimCases, this::called);
            }
        } catch (RuntimeException failure) {
            LOG.warn("a round of the relay failed, the next one follows: {}", failure.toString());
        }
    }

    /**
     * Claims until there is less than a whole portion; what fails is claimed again later, each on its own.
     *
     * @return false if it gave up, since nothing works now
     */
    private <T> boolean claimed(IntFunction<List<T>> claim, Predicate<T> doing) {
        int failures = 0;
        List<T> portion;
        do {
            portion = claim.apply(AT_A_TIME);
            for (T one : portion) {
                failures = doing.test(one) ? 0 : failures + 1;
                if (failures == IN_A_ROW) {
                    return false;
                }
            }
        } while (portion.size() == AT_A_TIME && !thread.isShutdown());
        return true;
    }

    private boolean called(CaseRef ref) {
        CrashPoint.CASE_CLAIMED.reached();
        boolean answered = wakes.fellDue(ref);
        CrashPoint.CASE_CALLED.reached();
        return answered;
    }

    private boolean detected(String accountId) {
        CrashPoint.ACCOUNT_CLAIMED.reached();
        try {
            rounds.detect(accountId);
            return true;
        } catch (RuntimeException failure) {
            LOG.warn("account {} could not be looked at: {}", accountId, failure.toString());
            return false;
        }
    }

    private boolean retried(String eventId) {
        try {
            rounds.retry(eventId);
            return true;
        } catch (RuntimeException failure) {
            LOG.warn("event {} could not be tried again: {}", eventId, failure.toString());
            return false;
        }
    }

    @Override
    public void close() {
        if (rounding != null) {
            rounding.cancel(true);
        }
        thread.shutdownNow();
    }
}
