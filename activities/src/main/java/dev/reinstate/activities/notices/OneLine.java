package dev.reinstate.activities.notices;

/** Text that cannot break out of a header or a log line. */
final class OneLine {

    private static final int LONGEST = 250;

    private OneLine() {}

    static String of(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST).strip() + "…";
    }
}
