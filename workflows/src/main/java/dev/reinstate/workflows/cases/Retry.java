package dev.reinstate.workflows.cases;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a notice that did not go out is tried again. */
public final class Retry {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** By then it is a person's task: an address that is wrong for days will not mend itself. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(5);

    private Retry() {}

    /** The instant of the next try after so many, or null once it is given up. */
    public static @Nullable Instant after(int tries, Instant dueAt, Instant now) {
        if (now.isAfter(dueAt.plus(GIVEN_UP_AFTER))) {
            return null;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        return now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }
}
