package dev.reinstate.workflows.ports;

import org.jspecify.annotations.Nullable;

/** Who was refused what. A table of its own, so that a stranger never takes an account's lock. */
public interface Denials {

    void record(@Nullable String actorId, String what, String why);
}
