package dev.reinstate.worker.architecture.planted.workflows.cases;

import java.time.Instant;
import java.util.function.Supplier;

class HandsOnTheClock {
    Supplier<Instant> clock() {
        return Instant::now;
    }
}
