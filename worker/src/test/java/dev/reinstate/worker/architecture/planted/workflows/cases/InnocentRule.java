package dev.reinstate.worker.architecture.planted.workflows.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record InnocentRule(@Nullable Instant now, List<String> facts, int[] days) {

    enum State {
        ON
    }

    State state() {
        return facts.stream().map(String::length).anyMatch(length -> length > 3) ? State.ON : State.valueOf("ON");
    }
}
