package dev.reinstate.api;

import dev.reinstate.api.issuer.TryingIssuer;
import dev.reinstate.workflows.ports.DemoClock;
import dev.reinstate.workflows.ports.EngineInfo;
import dev.reinstate.workflows.ports.Mailbox;
import dev.reinstate.workflows.ports.Rounds;
import java.time.Duration;

/**
 * What only the demo has.
 *
 * @param rounds says when all that fell due by an advance is done
 * @param afterAdvance run once after each advance, before the wait: tells the relay to make its rounds now
 * @param issuer where visitors pick a persona
 * @param patience how long an advance waits for that before it answers 202
 */
public record Demo(
        DemoClock clock,
        Mailbox mailbox,
        EngineInfo engine,
        Rounds rounds,
        Runnable afterAdvance,
        TryingIssuer issuer,
        Duration patience) {

    /** As the API promises it: 202 after 30 s. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    public Demo(
            DemoClock clock,
            Mailbox mailbox,
            EngineInfo engine,
            Rounds rounds,
            Runnable afterAdvance,
            TryingIssuer issuer) {
        this(clock, mailbox, engine, rounds, afterAdvance, issuer, PATIENCE);
    }
}
