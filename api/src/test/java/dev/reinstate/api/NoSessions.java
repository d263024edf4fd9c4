package dev.reinstate.api;

import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Person;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Sessions;
import java.util.List;
import java.util.Optional;

/** Nobody is signed in, and nobody can be. */
final class NoSessions implements Sessions {

    @Override
    public Opened open(Person person, String browser) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Session> find(String token) {
        return Optional.empty();
    }

    @Override
    public List<Session> of(Actor actor) {
        return List.of();
    }

    @Override
    public Ruling<Session> end(Actor actor, String sessionId) {
        return Ruling.notFound();
    }

    @Override
    public int endAll(Actor actor) {
        return 0;
    }
}
