package dev.reinstate.worker.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** What the tests need to know of processes, and of whether this machine has a dev server. */
final class Processes {
    private Processes() {}

    static ProcessHandle of(Path data, Child child) throws IOException {
        long pid =
                Long.parseLong(Files.readString(child.record(data.toRealPath())).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** Still at work. One that nobody has buried yet counts as gone: where process 1 is not an init, orphans stay listed after their end. */
    static boolean lives(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    static TemporalProgram temporalOrSkip() {
        TemporalProgram.Finding finding = TemporalProgram.find(System.getenv(), line -> {});
        if (finding instanceof TemporalProgram.Found found) return found.program();
        return Assumptions.abort("no dev server here: " + ((TemporalProgram.Missing) finding).reason());
    }
}
