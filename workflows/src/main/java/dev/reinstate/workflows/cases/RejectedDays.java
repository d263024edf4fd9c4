package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The days of the billing zone that began rejected since the last authorization, counted from 1. */
final class RejectedDays {

    /** Days one after the other, from the first up to but without the last; null while they go on. */
    private record Stretch(LocalDate first, @Nullable LocalDate end) {

        LocalDate endBy(LocalDate other) {
            return end != null && end.isBefore(other) ? end : other;
        }
    }

    private final Account account;
    private final LocalDate today;
    private final List<Stretch> stretches;

    RejectedDays(Account account, StatusHistory history, Instant now) {
        this.account = account;
        this.today = account.dayAt(now);
        this.stretches = stretches(history.episode());
    }

    private List<Stretch> stretches(List<StatusReport> episode) {
        List<Stretch> found = new ArrayList<>();
        for (int i = 0; i < episode.size(); i++) {
            if (episode.get(i).state() == Status.REJECTED) {
                LocalDate end =
                        i + 1 < episode.size() ? firstBegun(episode.get(i + 1).since()) : null;
                found.add(new Stretch(firstBegun(episode.get(i).since()), end));
            }
        }
        return found;
    }

    /** The first day that begins at or after an instant. */
    private LocalDate firstBegun(Instant instant) {
        LocalDate day = account.dayAt(instant);
        return account.startOf(day).equals(instant) ? day : day.plusDays(1);
    }

    /** How many days have begun rejected, today included. */
    int count() {
        LocalDate tomorrow = today.plusDays(1);
        return Math.toIntExact(stretches.stream()
                .mapToLong(stretch -> begun(stretch, stretch.endBy(tomorrow)))
                .sum());
    }

    /** When the n-th of these days began or will; null while the count is paused before it. */
    @Nullable
    Instant startOf(int number) {
        long before = 0;
        for (Stretch stretch : stretches) {
            LocalDate day = LostDays.nth(account.billingZone(), stretch.first(), number - before);
            if (stretch.end() == null || day.isBefore(stretch.end())) {
                return account.startOf(day);
            }
            before += begun(stretch, stretch.end());
        }
        return null;
    }

    private long begun(Stretch stretch, LocalDate end) {
        return LostDays.begun(account.billingZone(), stretch.first(), end);
    }
}
