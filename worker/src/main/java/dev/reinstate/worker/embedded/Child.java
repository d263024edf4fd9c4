package dev.reinstate.worker.embedded;

import java.nio.file.Path;
import java.util.List;

/** The two child processes, what they are recognised by, and how each is asked to end: signals and the tenths of a second that each is given to work. */
enum Child {
    /** Fast shutdown, then immediate (which recovers from the log at the next start, and loses nothing). */
    POSTGRES("postgres", "postgres", "INT 12 QUIT 5 KILL 5"),
    /** Its graceful end takes three seconds and buys nothing: what it acknowledged is in its file. */
    TEMPORAL("temporal", "temporal/temporal.db", "TERM 8 KILL 5");

    private final String label;
    private final String place;
    private final String farewell;

    Child(String label, String place, String farewell) {
        this.label = label;
        this.place = place;
        this.farewell = farewell;
    }

    List<String> farewell() {
        return List.of(farewell.split(" ", -1));
    }

    /** The path among its arguments by which a running one is known to be the one of this data folder. */
    Path place(Path data) {
        return data.resolve(place);
    }

    /** The file with its process number. */
    Path record(Path data) {
        return data.resolve(label + ".pid");
    }

    Path log(Path data) {
        return data.resolve("logs").resolve(label + ".log");
    }
}
