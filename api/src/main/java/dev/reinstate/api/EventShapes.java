package dev.reinstate.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The shapes that only neighbours use. They are taken as they are known to write, and made the same here. */
final class EventShapes {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*");

    static final Shape<String> TYPE = new Shape<>(
            "a name of at most 100 characters such as payment.recorded",
            text -> Optional.of(text)
                    .filter(name -> name.length() <= 100 && NAME.matcher(name).matches()),
            "");

    static final Shape<Instant> INSTANT =
            new Shape<>("an instant such as 2026-11-01T08:30:00Z", EventShapes::instant, Instant.EPOCH);

    /** An instant, or a day whose start depends on the account's billing zone: one of the two is null. */
    record Since(@Nullable Instant instant, @Nullable LocalDate day) {}

    static final Shape<Since> SINCE = new Shape<>(
            "an instant such as 2026-11-01T08:30:00Z, or a date such as 2026-11-01",
            EventShapes::since,
            new Since(Instant.EPOCH, null));

    private EventShapes() {}

    private static Optional<Since> since(String text) {
        return instant(text)
                .map(at -> new Since(at, null))
                .or(() -> Shapes.DATE.reading().apply(text).map(day -> new Since(null, day)));
    }

    private static Optional<Instant> instant(String text) {
        try {
            // A database keeps microseconds; more would not come back as it went in.
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(java.time.temporal.ChronoUnit.MICROS))
                    .filter(at -> at.isAfter(Instant.EPOCH));
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }

    /** A constant, in whatever case. */
    static <E extends Enum<E>> Shape<E> anyCase(Shape<E> exact) {
        return new Shape<>(
                exact.words(), text -> exact.reading().apply(text.toUpperCase(Locale.ROOT)), exact.standIn());
    }
}
