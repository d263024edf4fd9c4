package dev.reinstate.worker.settings;

import java.util.List;

/** Settings that cannot be worked with, all of them at once. The message is meant to be printed as it is. */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidSettings(List<String> faults) {
        super(String.join("\n  ", faults));
    }
}
