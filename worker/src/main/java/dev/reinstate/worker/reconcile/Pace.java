package dev.reinstate.worker.reconcile;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How time passes between two looks. */
public interface Pace {

    void rest(Duration time);

    /** Real time. */
    static Pace real() {
        return time -> LockSupport.parkNanos(time.toNanos());
    }
}
