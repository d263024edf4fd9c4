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

/** Does the planned faults, each at its moment; what would hit the same thing twice at once waits for its turn. */
final class Mischief {

    /** The last of them may have to wait for others on the same target. */
    private static final Duration ALL_WITHIN = Duration.ofSeconds(180);

    private final Site site;
    private final Consumer<String> progress;
    private final List<Spell> spells = new CopyOnWriteArrayList<>();
    private final List<String> failed = new CopyOnWriteArrayList<>();
    private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();

    Mischief(Site site, Consumer<String> progress) {
        this.site = site;
        this.progress = progress;
    }

    /** Returns when everything is mended. */
    void make(List<Fault> plan) throws InterruptedException {
        Instant began = Instant.now();
        CountDownLatch left = new CountDownLatch(plan.size());
        for (Fault fault : plan) {
            Wire.thread("fault-" + fault.kind(), () -> {
                LockSupport.parkNanos(
                        Duration.between(Instant.now(), began.plus(fault.at())).toNanos());
                try {
                    inTurn(fault);
                } finally {
                    left.countDown();
                }
            });
        }
        if (!left.await(plan.get(plan.size() - 1).at().plus(ALL_WITHIN).toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError(left.getCount() + " faults did not end");
        }
        if (!failed.isEmpty()) {
            throw new AssertionError("faults that could not be done: " + failed);
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
