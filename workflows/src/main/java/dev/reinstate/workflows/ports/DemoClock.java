package dev.reinstate.workflows.ports;

import java.time.Instant;
import java.time.temporal.TemporalAmount;

/** The database's clock, which the demo and the tests can move forward. */
public interface DemoClock {

    Instant now();

    /** Moves it; what falls due by that is due at once. */
    Ruling<Instant> advance(Actor actor, TemporalAmount by);
}
