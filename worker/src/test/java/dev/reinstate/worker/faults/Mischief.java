package dev.reinstate.worker.faults;

import dev.reinstate.worker.faults.judge.Spell;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** Does the planned faults, each at its moment; what would hit the same thing twice at once waits for its turn. */
final class Mischief {

    /** The last of them may have to wait for others on the same target. */
    private static final Duration ALL_WITHIN = Duration.ofSeconds(180);

    /** Faults go on from the first case to the last: by so much they are ahead of the cases that are done. */
    private static final double AHEAD = 0.15;

    /** A fault that stops everything must not wait for what it stops. */
    private static final Duration AT_MOST_SLOWER = Duration.ofSeconds(10);

    private final Site site;
    private final Consumer<String> progress;
    private final List<Spell> spells = new CopyOnWriteArrayList<>();
    private final List<String> failed = new CopyOnWriteArrayList<>();
    private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();

    Mischief(Site site, Consumer<String> progress) {
        this.site = site;
        this.progress = progress;
    }

    /**
     * Keeps step with the clients: a slow machine gets its faults later, not all of them before its cases.
     *
     * @param done which share of the clients is done
     */
    void make(List<Fault> plan, DoubleSupplier done) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(plan.size());
        for (int i = 0; i < plan.size(); i++) {
            Fault fault = plan.get(i);
            LockSupport.parkNanos(fault.after().toNanos());
            waitFor((double) i / plan.size() - AHEAD, done);
            Wire.thread("fault-" + fault.kind(), () -> {
                try {
                    inTurn(fault);
                } finally {
                    left.countDown();
                }
            });
        }
        if (!left.await(ALL_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError(left.getCount() + " faults did not end");
        }
        if (!failed.isEmpty()) {
            throw new AssertionError("faults that could not be done: " + failed);
        }
    }

    private static void waitFor(double share, DoubleSupplier done) {
        Instant deadline = Instant.now().plus(AT_MOST_SLOWER);
        while (done.getAsDouble() < share && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private void inTurn(Fault fault) {
        ReentrantLock turn = turns.computeIfAbsent(fault.target(), any -> new ReentrantLock(true));
        turn.lock();
        Instant from = Instant.now();
        try {
            progress.accept(fault.kind() + " " + fault.target() + " for "
                    + fault.lasts().toMillis() + " ms");
            site.suffer(fault);
            LockSupport.parkNanos(fault.lasts().toNanos());
            site.mend(fault);
        } catch (RuntimeException broken) {
            failed.add(fault + ": " + broken);
        } finally {
            spells.add(new Spell(fault.kind().name(), fault.target(), from, Instant.now()));
            turn.unlock();
        }
    }

    List<Spell> spells() {
        return List.copyOf(spells);
    }

    Map<Fault.Kind, Integer> counts() {
        Map<Fault.Kind, Integer> counts = new EnumMap<>(Fault.Kind.class);
        spells.forEach(spell -> counts.merge(Fault.Kind.valueOf(spell.kind()), 1, Integer::sum));
        return counts;
    }
}
