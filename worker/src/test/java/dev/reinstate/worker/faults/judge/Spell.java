package dev.reinstate.worker.faults.judge;

import java.time.Instant;

/** A fault as it was. */
public record Spell(String kind, String target, Instant from, Instant to) {

    boolean touches(Instant begin, Instant end) {
        return !from.isAfter(end) && !to.isBefore(begin);
    }
}
