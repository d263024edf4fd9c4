package dev.reinstate.workflows.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When an event that a receiver did not accept is sent again. */
public final class Resend {

    /**
     * Seconds for a restart, minutes for a deploy, hours for a night without anybody on call. Not longer than half a
     * day: what waits behind it would be late by as much after the receiver is back.
     */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(12));

    /** A weekend. Who was away for longer has to catch up on request, or the account's later events never come. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

    /** What waited for days behind another one gets a fair chance too. */
    private static final int AT_LEAST = 3;

    private Resend() {}

    /**
     * The instant of the next try after so many, or null once it is given up.
     *
     * @param since when it could first have been sent
     */
    public static @Nullable Instant after(int tries, Instant since, Instant now) {
        Instant last = since.plus(GIVEN_UP_AFTER);
        if (!now.isBefore(last) && tries >= AT_LEAST) {
            return null;
        }
        Instant next = now.plus(PAUSES.get(Math.min(tries, PAUSES.size()) - 1));
        return now.isBefore(last) && next.isAfter(last) ? last : next;
    }
}
