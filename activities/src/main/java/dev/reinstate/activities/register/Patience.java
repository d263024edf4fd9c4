package dev.reinstate.activities.register;

import java.time.Duration;

/** How long to ask again for something that will be there soon. No connection is held between two times. */
public final class Patience {

    private static final Duration BETWEEN_TWO_TIMES = Duration.ofMillis(50);

    private final long ends;

    public Patience(Duration atMost) {
        this.ends = System.nanoTime() + atMost.toNanos();
    }

    /** Sleeps a little, as the other one may be in another process, which tells nobody; false once it is exhausted, or when this thread is to end. */
    public boolean again() {
        if (System.nanoTime() >= ends) {
            return false;
        }
        try {
            Thread.sleep(BETWEEN_TWO_TIMES.toMillis());
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
