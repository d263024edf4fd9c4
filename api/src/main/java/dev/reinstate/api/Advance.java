package dev.reinstate.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Optional;

/** By how much the demo's clock is moved: a period of days, months or years, or a duration. */
final class Advance {

    static final Shape<TemporalAmount> SHAPE = new Shape<>(
            "an ISO 8601 period or duration such as P61D, P1M, PT1H or P1DT12H", Advance::read, Period.ofDays(1));

    /** A clock that has moved only goes back with a new database. */
    private static final Period MOST = Period.ofYears(10);

    private static final LocalDateTime SOME_DAY = LocalDateTime.of(2000, 1, 1, 0, 0);

    private Advance() {}

    private static Optional<TemporalAmount> read(String text) {
        try {
            return Optional.of(text.contains("T") ? Duration.parse(text) : Period.parse(text));
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    /** More than nothing, wherever it is counted from, and not too far. */
    static boolean forward(TemporalAmount by) {
        if (by instanceof Period period && period.isNegative()) {
            return false;
        }
        try {
            LocalDateTime to = SOME_DAY.plus(by);
            return to.isAfter(SOME_DAY) && !to.isAfter(SOME_DAY.plus(MOST));
        } catch (DateTimeException | ArithmeticException beyondTime) {
            return false;
        }
    }
}
