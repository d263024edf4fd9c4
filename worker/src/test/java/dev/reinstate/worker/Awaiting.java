package dev.reinstate.worker;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what the house does by itself: never longer than a deadline, and then it says what it saw last. */
public final class Awaiting {

    /** The API promises ten seconds; a busy machine is given some more. */
    static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private Awaiting() {}

    static <T> T until(String what, Callable<T> seen, Predicate<T> holds) {
        return within(PATIENCE, what, seen, holds);
    }

    /** Nobody tells a test that something has come about: it looks again and again. */
    public static <T> T within(Duration patience, String what, Callable<T> seen, Predicate<T> holds) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            T now = look(what, seen);
            if (holds.test(now)) {
                return now;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within %s: %s; last seen: %s".formatted(patience, what, now));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private static <T> T look(String what, Callable<T> seen) {
        try {
            return seen.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new AssertionError("cannot see whether " + what, failure);
        }
    }
}
