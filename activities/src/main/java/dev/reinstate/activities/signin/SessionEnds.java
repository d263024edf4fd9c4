package dev.reinstate.activities.signin;

import java.time.Duration;

/**
 * When a session ends by itself.
 *
 * @param idle after nobody used it for so long
 * @param longest after its beginning, however much it is used
 */
public record SessionEnds(Duration idle, Duration longest) {

    /** A long pause, and a long working day. */
    public static final SessionEnds USUAL = new SessionEnds(Duration.ofMinutes(30), Duration.ofHours(10));
}
