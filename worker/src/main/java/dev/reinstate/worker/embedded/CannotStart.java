package dev.reinstate.worker.embedded;

import org.jspecify.annotations.Nullable;

/** Something embedded cannot be had here. The message says what, where and what next, and is meant to be printed as it is, without a stack trace. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
