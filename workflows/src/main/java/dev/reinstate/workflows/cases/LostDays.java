package dev.reinstate.workflows.cases;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** A zone that crosses the date line skips a day: Apia had no 30 December 2011. What nobody lived never began. */
final class LostDays {

    private LostDays() {}

    /** How many days of a zone begin from the first up to but without the last. */
    static long begun(ZoneId zone, LocalDate first, LocalDate end) {
        return first.isBefore(end) ? DAYS.between(first, end) - lost(zone, first, end) : 0;
    }

    /** The n-th day of a zone that begins, counted from 1. */
    static LocalDate nth(ZoneId zone, LocalDate first, long number) {
        LocalDate day = first.plusDays(number - 1);
        long missing = number - begun(zone, first, day.plusDays(1));
        while (missing > 0) {
            day = day.plusDays(missing);
            missing = number - begun(zone, first, day.plusDays(1));
        }
        return day;
    }

    private static long lost(ZoneId zone, LocalDate first, LocalDate end) {
        Instant until = end.atStartOfDay(zone).toInstant();
        // A day earlier: a gap that swallows the first day begins where that day would have begun.
        Instant from = first.minusDays(1).atStartOfDay(zone).toInstant();
        long lost = 0;
        for (ZoneOffsetTransition each = zone.getRules().nextTransition(from);
                each != null && !each.getInstant().isAfter(until);
                each = zone.getRules().nextTransition(each.getInstant())) {
            LocalDate gone = firstGone(each);
            LocalDate there = each.getDateTimeAfter().toLocalDate();
            LocalDate begin = gone.isBefore(first) ? first : gone;
            lost += Math.max(0, DAYS.between(begin, there.isBefore(end) ? there : end));
        }
        return lost;
    }

    private static LocalDate firstGone(ZoneOffsetTransition gap) {
        LocalDate day = gap.getDateTimeBefore().toLocalDate();
        return gap.getDateTimeBefore().toLocalTime().equals(LocalTime.MIDNIGHT) ? day : day.plusDays(1);
    }
}
