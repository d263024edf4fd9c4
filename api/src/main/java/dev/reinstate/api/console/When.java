package dev.reinstate.api.console;

import dev.reinstate.workflows.cases.Account;
import dev.reinstate.workflows.ports.Notices;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An instant as a page shows it: in UTC, until the browser shows it in the reader's own zone.
 *
 * @param zone in which the account's days are counted; null where no day counts
 */
public record When(Instant at, @Nullable ZoneId zone) {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    public static When of(Instant at) {
        return new When(at, null);
    }

    /** With the day that it is in the billing zone, which is the one that counts. */
    public static When due(Instant at, ZoneId zone) {
        return new When(at, zone);
    }

    /** When a decision that is looked at would come to nothing by itself; null if it would not, as far as can be seen. */
    static @Nullable When again(Notices.Preview preview, Account account) {
        Instant at = preview.suspendedAgainAt();
        return at == null ? null : due(at, account.billingZone());
    }

    public String machine() {
        return at.toString();
    }

    public String utc() {
        return UTC.format(at);
    }

    public String billingDay() {
        return zone == null ? "" : DAY.withZone(zone).format(at) + " in " + zone.getId();
    }

    /** How long ago, or how far ahead, in the largest unit that says enough. */
    public static String apart(Instant from, Instant to) {
        Duration between = Duration.between(from, to).abs();
        long days = between.toDays();
        if (days > 0) {
            return days == 1 ? "1 day" : days + " days";
        }
        long hours = between.toHours();
        if (hours > 0) {
            return hours == 1 ? "1 hour" : hours + " hours";
        }
        long minutes = between.toMinutes();
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
}
