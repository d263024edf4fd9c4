package dev.reinstate.worker.imports;

import dev.reinstate.workflows.ports.Imports.Fault;

/** What is wrong with a file: the first faults are shown, all are counted, and written where somebody asked for them. */
final class Faults {

    /** More nobody reads on a screen. */
    private static final int SHOWN = 100;

    private final String file;
    private final Console console;
    private long count;

    Faults(String file, Console console) {
        this.file = file;
        this.console = console;
    }

    void tell(Fault fault) {
        count++;
        console.fault("%s:%d: %s".formatted(file, fault.line(), fault.detail()), count <= SHOWN);
    }

    long count() {
        return count;
    }

    String notShown(long all) {
        if (all <= SHOWN) {
            return "";
        }
        return console.keepsAll()
                ? ", the first %d of them above".formatted(SHOWN)
                : ", the first %d of them above; --errors FILE keeps all".formatted(SHOWN);
    }
}
