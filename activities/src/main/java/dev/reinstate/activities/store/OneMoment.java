package dev.reinstate.activities.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * Transactions whose every statement sees the register as it was when the first one began. All others are READ COMMITTED,
 * as each connection begins.
 */
public final class OneMoment {

    private OneMoment() {}

    public static <T, X extends Exception> T of(Jdbi jdbi, HandleCallback<T, X> reading) throws X {
        return jdbi.inTransaction(handle -> {
            begin(handle);
            return reading.withHandle(handle);
        });
    }

    /** Of a transaction that has asked nothing yet. */
    public static void begin(Handle handle) {
        // Said here and not to the driver, which asks the server for the level before and after: six journeys for one.
        handle.execute("set transaction isolation level repeatable read");
    }
}
