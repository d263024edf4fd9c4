package dev.reinstate.workflows.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which numbers differ between two versions of the terms, in words. */
public final class TermsDifference {

    private final List<String> lines = new ArrayList<>();

    private TermsDifference() {}

    /** A line each, in the order of the file; empty if they say the same. */
    public static List<String> between(Terms old, Terms other) {
        TermsDifference difference = new TermsDifference();
        difference.compare("overdueLimit", days(old.overdueLimit()), days(other.overdueLimit()));
        difference.compare("overdueWarnings", days(old.overdueWarnings()), days(other.overdueWarnings()));
        difference.compare("vettingLimit", days(old.vettingLimit()), days(other.vettingLimit()));
        difference.compare("vettingWarnings", days(old.vettingWarnings()), days(other.vettingWarnings()));
        difference.compare("insignificant", list(old.insignificant()), list(other.insignificant()));
        difference.compare("holdReminders", series(old.holdReminders()), series(other.holdReminders()));
        difference.compare("requestNudges", series(old.requestNudges()), series(other.requestNudges()));
        difference.compare("ignoreBelow", floors(old), floors(other));
        difference.compare("reviewHours", hours(old.reviewHours()), hours(other.reviewHours()));
        difference.compare("taskHours", hours(old.taskHours()), hours(other.taskHours()));
        difference.compare("fourEyesAbove", limits(old), limits(other));
        return List.copyOf(difference.lines);
    }

    private void compare(String field, String old, String other) {
        if (!old.equals(other)) {
            lines.add(field + ": " + old + " becomes " + other);
        }
    }

    private static String days(int limit) {
        return "more than " + limit + " days";
    }

    private static String hours(int limit) {
        return limit + " hours";
    }

    private static String days(List<Integer> days) {
        return days.isEmpty() ? "no warnings" : "days " + join(days);
    }

    private static String list(java.util.Set<String> severities) {
        return severities.isEmpty() ? "none" : String.join(", ", new TreeSet<>(severities));
    }

    private static String series(Series series) {
        String every = "every " + series.thenEvery() + " days";
        return series.days().isEmpty() ? every : "days " + join(series.days()) + ", then " + every;
    }

    private static String floors(Terms terms) {
        List<String> floors = new ArrayList<>();
        new TreeMap<>(terms.ignoreBelow())
                .forEach((currency, amount) -> floors.add("below " + amount.toPlainString() + " " + currency));
        return floors.isEmpty() ? "nothing ignored" : String.join(", ", floors);
    }

    private static String limits(Terms terms) {
        List<String> limits = new ArrayList<>();
        new TreeMap<>(terms.fourEyesAbove())
                .forEach((currency, amount) -> limits.add("above " + amount.toPlainString() + " " + currency));
        return limits.isEmpty() ? "no amount" : String.join(", ", limits);
    }

    private static String join(List<Integer> days) {
        return String.join(", ", days.stream().map(String::valueOf).toList());
    }
}
