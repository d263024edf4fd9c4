package dev.reinstate.workflows.crash;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is armed.
 *
 * @param time the how manieth passage is the last one
 */
record Trap(CrashPoint at, int time) {

    private static final Pattern WORDS = Pattern.compile("(?<point>[A-Z_]+)(:(?<time>[1-9]\\d{0,5}))?");

    /** Null if nothing is to be armed. A name that is not understood must not run as if it were none. */
    static @Nullable Trap read(@Nullable String property) {
        if (property == null) {
            return null;
        }
        Matcher words = WORDS.matcher(property);
        if (words.matches()) {
            for (CrashPoint point : CrashPoint.values()) {
                if (point.name().equals(words.group("point"))) {
                    return new Trap(point, words.group("time") == null ? 1 : Integer.parseInt(words.group("time")));
                }
            }
        }
        String names = Arrays.stream(CrashPoint.values()).map(Enum::name).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(CrashPoint.PROPERTY + " is '" + property
                + "': write one of these, with :N behind it for the Nth time: " + names);
    }
}
