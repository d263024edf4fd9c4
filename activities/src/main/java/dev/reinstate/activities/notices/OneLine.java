package dev.reinstate.activities.notices;

/** Text that cannot break out of a header or a log line. */
final class OneLine {

    private static final int LONGEST = 250;

    private OneLine() {}

    static String of(String text) {
        return Clean.shortened(Clean.line(text), LONGEST);
    }
}
