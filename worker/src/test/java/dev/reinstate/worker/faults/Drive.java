package dev.reinstate.worker.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** So many partners, each with a script, a beginning and a seed of its own, all decided by the run's seed. */
final class Drive {

    /** With more at once a busy machine would measure itself. */
    private static final int AT_ONCE = 24;

    private final Neighbour neighbour;
    private final Diary diary;
    private final Clients clients;
    private final List<String> broken = new CopyOnWriteArrayList<>();
    private final AtomicInteger done = new AtomicInteger();
    private final Map<Script, Integer> scripts = new EnumMap<>(Script.class);

    /** The clients' patience, which ends some time after everything was mended. */
    static final class Clients {
        private volatile Instant giveUp = Instant.MAX;

        Instant deadline() {
            return giveUp;
        }

        void giveUpAfter(Duration time) {
            giveUp = Instant.now().plus(time);
        }
    }

    Drive(int apiPort, Diary diary, Clients clients) {
        this.neighbour = new Neighbour(apiPort, clients::deadline);
        this.diary = diary;
        this.clients = clients;
    }

    Neighbour neighbour() {
        return neighbour;
    }

    /** Begins all of them, spread over this span. */
    ExecutorService begin(long seed, int cases, Duration span) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        ExecutorService others = Executors.newCachedThreadPool();
        Random random = new Random(seed);
        Instant began = Instant.now();
        for (int i = 0; i < cases; i++) {
            Script script = Script.values()[(i + (int) (seed % 7)) % Script.values().length];
            scripts.merge(script, 1, Integer::sum);
            Partner partner = new Partner(
                    "f%d-%03d".formatted(seed, i),
                    new Random(random.nextLong()),
                    neighbour,
                    diary,
                    others,
                    clients::deadline);
            Instant from = began.plus(span.multipliedBy(i).dividedBy(cases));
            threads.execute(() -> play(script, partner, from));
        }
        threads.shutdown();
        return threads;
    }

    private void play(Script script, Partner partner, Instant from) {
        try {
            LockSupport.parkNanos(Duration.between(Instant.now(), from).toNanos());
            script.play(partner);
        } catch (RuntimeException failure) {
            broken.add(script + ": " + failure);
        } finally {
            done.incrementAndGet();
        }
    }

    void await(ExecutorService threads, Duration atMost) throws InterruptedException {
        if (!threads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the clients are not done after " + atMost);
        }
        if (!broken.isEmpty()) {
            throw new AssertionError("the drive itself failed: " + broken);
        }
    }

    int done() {
        return done.get();
    }

    Map<Script, Integer> scripts() {
        return scripts;
    }
}
