package dev.reinstate.worker.faults;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How large a run is, by {@code -Dfaults.cases}, {@code -Dfaults.faults} and {@code -Dfaults.seeds}.
 *
 * @param span over which cases begin
 */
record Scale(long seed, int cases, int faults, Duration span) {

    /** On average. Faults overlap at this pace, and a killed process is back in time to be killed again. */
    static final int BETWEEN_FAULTS_MILLIS = 2_600;

    static List<Scale> asked() {
        int cases = Integer.getInteger("faults.cases", 40);
        int faults = Integer.getInteger("faults.faults", 12);
        return Arrays.stream(System.getProperty("faults.seeds", "1").split(","))
                .map(seed -> new Scale(Long.parseLong(seed.strip()), cases, faults, span(faults)))
                .toList();
    }

    private static Duration span(int faults) {
        return Duration.ofMillis((long) faults * BETWEEN_FAULTS_MILLIS);
    }

    /** What to type for the same run. */
    String command() {
        return "./mvnw -Pfaults verify -Dfaults.cases=%d -Dfaults.faults=%d -Dfaults.seeds=%d"
                .formatted(cases, faults, seed);
    }
}
