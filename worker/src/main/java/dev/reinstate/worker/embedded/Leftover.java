package dev.reinstate.worker.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A child of an earlier run that is still there: both its JVM and its leash were killed, or its leash is only just at work. Two on one folder would destroy it. */
final class Leftover {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private Leftover() {}

    /** Ends it, if there is one; waits until it is gone. */
    static void end(Path data, Child child) {
        for (Path record : List.of(child.record(data), postmasterRecord(data))) {
            pidIn(record)
                    .flatMap(ProcessHandle::of)
                    .filter(process -> runsOn(child.place(data), process))
                    .ifPresent(process -> end(process, data, child));
        }
    }

    /** PostgreSQL writes one of its own, which is there even if ours was lost. */
    static Path postmasterRecord(Path data) {
        return Child.POSTGRES.place(data).resolve("postmaster.pid");
    }

    private static void end(ProcessHandle process, Path data, Child child) {
        Path place = child.place(data);
        List<String> farewell = child.farewell();
        for (int i = 0; i < farewell.size() && runsOn(place, process); i += 2) {
            send(farewell.get(i), process);
            awaitGone(place, process, Integer.parseInt(farewell.get(i + 1)));
        }
        if (runsOn(place, process))
            throw new CannotStart("Process " + process.pid() + " of an earlier run still uses " + place
                    + " and cannot be ended: end it, or choose --data DIR");
    }

    /** By the shell's own kill: Java knows only two signals, and not every machine has the program. */
    private static void send(String signal, ProcessHandle process) {
        List<String> words = List.of("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal, "" + process.pid());
        Command.Outcome unused = Command.run(words, System.getenv(), LIMIT);
    }

    /** Asked for, as its exit would never be told: an orphan stays listed where process 1 is no init. */
    private static void awaitGone(Path place, ProcessHandle process, int tenths) {
        try {
            for (int i = 0; i < tenths && runsOn(place, process); i++) Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A process number alone proves nothing, it may long belong to somebody else: the process must name our folder among its arguments. One that has ended but
     * is still listed, as orphans are where process 1 is no init, has none.
     */
    private static boolean runsOn(Path place, ProcessHandle process) {
        return process.isAlive()
                && process.info().arguments().stream().flatMap(Arrays::stream).anyMatch(place.toString()::equals);
    }

    private static Optional<Long> pidIn(Path record) {
        try {
            return Files.readAllLines(record).stream().findFirst().map(line -> Long.parseLong(line.strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
