package dev.reinstate.workflows.ports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is signed in to the console. A session ends when nobody used it for a while, at the latest some hours after its
 * beginning, and at once when it is ended: no process keeps what it has read of one. Its times are real ones, also where
 * the demo's clock was moved.
 */
public interface Sessions {

    /**
     * Begins one. Of somebody's sessions only so many are kept; the one that was not used for the longest time goes.
     *
     * @param browser as it calls itself, for the list of one's sessions
     */
    Opened open(Person person, String browser);

    /** The session of a token, if it has not ended. To ask is to use it. */
    Optional<Session> find(String token);

    /** One's own that have not ended, the last used first. */
    List<Session> of(Actor actor);

    /** Ends one of one's own; refused as not found if it is somebody else's, or has ended. */
    Ruling<Session> end(Actor actor, String sessionId);

    /** Ends all of one's own; returns how many there were. */
    int endAll(Actor actor);

    /** The token is in this answer and in no later one, and is not kept. */
    record Opened(Session session, String token) {}

    /**
     * A session.
     *
     * @param idleEnd when it ends unless it is used before
     * @param lastEnd when it ends in any case
     */
    record Session(
            String id,
            Person person,
            String browser,
            Instant openedAt,
            Instant usedAt,
            Instant idleEnd,
            Instant lastEnd) {}
}
