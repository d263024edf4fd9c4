package dev.reinstate.worker.embedded;

import dev.reinstate.workflows.ports.Ruling;
import org.jspecify.annotations.Nullable;

/** Something embedded cannot be had here. The message says what, where and what next, and is meant to be printed as it is, without a stack trace. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String message) {
        super(message);
    }

    /** What a command asked of the register, and did not get. */
    public static CannotStart refused(Ruling.Refused<?> refused) {
        return new CannotStart("the register refuses: " + refused.detail());
    }

    public CannotStart(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
