package dev.reinstate.worker.architecture.planted.workflows.cases;

import java.time.LocalDate;
import java.time.ZoneOffset;

class AsksTheClock {
    LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
