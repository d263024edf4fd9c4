package dev.reinstate.activities.accounts;

import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Standings.Freshness;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was read of accounts within the last second. The age of a value counts from before its read began, on a clock
 * that nobody moves. An account is read by one at a time; the others wait for what that one reads. From half its time on a
 * value is read anew by one caller while the others still get it, so that nobody waits for an account that is asked for
 * all the time. Refusals are not kept, and what is kept is shown to nobody who may not see it.
 */
final class Recent<V> {

    /** A read that has begun; its value is null where it was refused. */
    private static final class Read<V> {

        private final long began;
        private final CompletableFuture<@Nullable V> value;
        private final AtomicReference<@Nullable Read<V>> renewal = new AtomicReference<>();

        Read(long began, CompletableFuture<@Nullable V> value) {
            this.began = began;
            this.value = value;
        }
    }

    private final Map<String, Read<V>> reads = new ConcurrentHashMap<>();
    private final AtomicLong forgotten = new AtomicLong();
    private final int most;
    private final LongSupplier nanos;

    Recent(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /** What is known of an account, or else what the reading finds: for this caller, and if granted for the next ones. */
    Ruling<V> get(String accountId, Predicate<V> mayShow, Supplier<Ruling<V>> reading) {
        Read<V> there = youngest(accountId);
        if (there == null || !young(there)) {
            Read<V> mine = new Read<>(nanos.getAsLong(), new CompletableFuture<>());
            room();
            there = reads.compute(accountId, (id, other) -> other != null && young(other) ? other : mine);
            if (there == mine) {
                return reads(mine, reading, () -> {}, () -> reads.remove(accountId, mine));
            }
        }
        V value = awaited(there);
        if (value == null || !mayShow.test(value)) {
            return reading.get();
        }
        Read<V> renewal = new Read<>(nanos.getAsLong(), new CompletableFuture<>());
        return ripe(there) && there.renewal.compareAndSet(null, renewal)
                ? renews(accountId, there, renewal, reading)
                : Ruling.granted(value);
    }

    /** The value that is kept, or once it is too old the renewal of it that is under way. */
    private @Nullable Read<V> youngest(String accountId) {
        Read<V> there = reads.get(accountId);
        if (there == null || young(there)) {
            return there;
        }
        Read<V> renewal = there.renewal.get();
        return renewal == null ? there : renewal;
    }

    /** In the place of the older one, unless something was committed about the account meanwhile. */
    private Ruling<V> renews(String accountId, Read<V> older, Read<V> renewal, Supplier<Ruling<V>> reading) {
        return reads(
                renewal,
                reading,
                () -> reads.replace(accountId, older, renewal),
                () -> older.renewal.compareAndSet(renewal, null));
    }

    /** What is known of an account, without waiting for anybody. */
    @Nullable
    V peek(String accountId) {
        Read<V> there = reads.get(accountId);
        return there != null && young(there) ? there.value.getNow(null) : null;
    }

    /** A moment to begin a read of many accounts at; {@link #keep} wants it back. */
    Moment moment() {
        return new Moment(nanos.getAsLong(), forgotten.get());
    }

    /** When a read of many began, and how many accounts had been forgotten by then. */
    record Moment(long began, long forgotten) {}

    /** Keeps what such a read found, unless an account was forgotten meanwhile: it may have been this one. */
    void keep(String accountId, V value, Moment moment) {
        if (forgotten.get() == moment.forgotten()) {
            room();
            reads.put(accountId, new Read<>(moment.began(), CompletableFuture.completedFuture(value)));
        }
    }

    /** For an account about which something was just committed: nobody joins a read that began before. */
    void forget(String accountId) {
        forgotten.incrementAndGet();
        reads.remove(accountId);
    }

    void forgetAll() {
        forgotten.incrementAndGet();
        reads.clear();
    }

    /** What is dropped is a second old at most: not worth the books on which of it is used least. */
    private void room() {
        if (reads.size() >= most) {
            reads.clear();
        }
    }

    private Ruling<V> reads(Read<V> mine, Supplier<Ruling<V>> reading, Runnable found, Runnable notFound) {
        V value = null;
        try {
            Ruling<V> ruling = reading.get();
            value = ruling instanceof Ruling.Granted<V> granted ? granted.value() : null;
            return ruling;
        } catch (RuntimeException failure) {
            // Whoever waits would only run into the same failure, and into a pool that is exhausted already.
            mine.value.completeExceptionally(failure);
            throw failure;
        } finally {
            mine.value.complete(value);
            (value == null ? notFound : found).run();
        }
    }

    private @Nullable V awaited(Read<V> read) {
        try {
            return read.value.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
        }
    }

    private boolean ripe(Read<V> read) {
        return age(read) > Freshness.RECENT.maxStale().toNanos() / 2;
    }

    private long age(Read<V> read) {
        return nanos.getAsLong() - read.began;
    }

    private boolean young(Read<V> read) {
        return age(read) < Freshness.RECENT.maxStale().toNanos();
    }
}
