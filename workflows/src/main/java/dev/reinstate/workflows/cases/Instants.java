package dev.reinstate.workflows.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants that may be absent: "nothing will happen" is later than anything. */
final class Instants {

    private Instants() {}

    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    static boolean isEarlier(@Nullable Instant one, @Nullable Instant other) {
        return one != null && (other == null || one.isBefore(other));
    }
}
