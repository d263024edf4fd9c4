package dev.reinstate.api;

import dev.reinstate.workflows.ports.Actor;
import java.util.Optional;

/** Who stands behind a bearer token. */
public interface SignIn {

    /** The actor that a token stands for; empty if it is not known, has ended, or is not accepted here. */
    Optional<Actor> actor(String bearerToken);
}
