package dev.reinstate.workflows.ports;

import java.time.Instant;
import java.util.List;

/** Views of the queue that a person keeps under a name: theirs alone. */
public interface Views {

    /** More of them would be a list to search in. */
    int MOST = 50;

    /** By name. */
    Ruling<List<View>> list(Actor actor);

    Ruling<View> show(Actor actor, String name);

    /** Keeps it under its name, in place of the one before; refused beyond {@link #MOST}. */
    Ruling<Recorded<View>> keep(Actor actor, String name, Queue.Query query);

    Ruling<View> remove(Actor actor, String name);

    /** A view, as kept. */
    record View(String name, Queue.Query query, Instant changedAt) {}
}
