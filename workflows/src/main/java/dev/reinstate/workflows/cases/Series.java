package dev.reinstate.workflows.cases;

import java.util.List;
import java.util.OptionalInt;

/** Days on which to write again: some named ones, then one every so many days. */
public record Series(List<Integer> days, int thenEvery) {

    public Series {
        days = List.copyOf(days);
    }

    /** The latest day of the series that has come, {@code elapsed} days after its start. */
    OptionalInt reached(int elapsed) {
        int last = last();
        if (elapsed >= last) {
            return OptionalInt.of(last + (elapsed - last) / thenEvery * thenEvery);
        }
        return days.stream().mapToInt(day -> day).filter(day -> day <= elapsed).max();
    }

    /** The first day of the series after {@code elapsed} days. */
    int after(int elapsed) {
        int last = last();
        if (elapsed >= last) {
            return last + ((elapsed - last) / thenEvery + 1) * thenEvery;
        }
        return days.stream()
                .mapToInt(day -> day)
                .filter(day -> day > elapsed)
                .min()
                .orElse(last);
    }

    private int last() {
        return days.isEmpty() ? 0 : days.get(days.size() - 1);
    }
}
