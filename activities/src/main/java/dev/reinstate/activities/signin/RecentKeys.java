package dev.reinstate.activities.signin;

import dev.reinstate.workflows.ports.Actor;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keys that were read a moment ago. What is no key is not kept: it may become one, and strangers fill no memory. */
final class RecentKeys {

    /** More than there can be; so nothing but an error in counting is ever thrown away. */
    private static final int MOST = 1_000;

    private record Read(Actor actor, long atNanos) {}

    private final Map<ByteBuffer, Read> read = new ConcurrentHashMap<>();
    private final long lifeNanos;

    RecentKeys(Duration life) {
        this.lifeNanos = life.toNanos();
    }

    @Nullable
    Actor get(byte[] digest, Supplier<@Nullable Actor> reading) {
        ByteBuffer key = ByteBuffer.wrap(digest);
        Read known = read.get(key);
        if (known != null && System.nanoTime() - known.atNanos() < lifeNanos) {
            return known.actor();
        }
        // From before the read: a revocation that it missed came after this.
        long now = System.nanoTime();
        Actor actor = reading.get();
        if (read.size() >= MOST) {
            read.clear();
        }
        if (actor == null) {
            read.remove(key);
        } else {
            read.put(key, new Read(actor, now));
        }
        return actor;
    }

    void forget(String keyId) {
        read.values().removeIf(known -> known.actor().id().equals(keyId));
    }
}
