package dev.reinstate.activities.signin;

import dev.reinstate.activities.register.Minted;
import dev.reinstate.activities.store.Database;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Person;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Sessions;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Sessions in PostgreSQL. Each use reads the row, so that one that was ended is ended in every process at once. */
public final class SessionsInPostgres implements Sessions {

    /** Desk, laptop, phone, and some browsers that forgot theirs. */
    private static final int MOST_OF_ONE_PERSON = 20;

    private static final int LONGEST_BROWSER = 200;

    private final Jdbi jdbi;
    private final SessionEnds ends;

    public SessionsInPostgres(Database database, SessionEnds ends) {
        this.jdbi = database.jdbi();
        this.ends = ends;
    }

    @Override
    public Opened open(Person person, String browser) {
        String id = Minted.id("ses");
        String token = Secret.fresh("");
        String agent = browser.substring(0, Math.min(LONGEST_BROWSER, browser.length()));
        return jdbi.inTransaction(handle -> {
            SessionRows.forget(handle);
            SessionRows.insert(handle, id, Secret.digest(token), person, agent, ends);
            SessionRows.endAllBut(handle, person.id(), MOST_OF_ONE_PERSON);
            return new Opened(SessionRows.find(handle, id).orElseThrow(), token);
        });
    }

    @Override
    public Optional<Session> find(String token) {
        return jdbi.withHandle(handle -> found(handle, Secret.digest(token)));
    }

    private Optional<Session> found(Handle handle, byte[] digest) {
        Optional<Session> found = SessionRows.find(handle, digest);
        // One that another request has just used needs no write.
        return found.isPresent() && SessionRows.use(handle, digest, ends.idle())
                ? SessionRows.find(handle, digest)
                : found;
    }

    @Override
    public List<Session> of(Actor actor) {
        return jdbi.withHandle(handle -> SessionRows.of(handle, actor.id()));
    }

    @Override
    public Ruling<Session> end(Actor actor, String sessionId) {
        return jdbi.inTransaction(handle -> SessionRows.find(handle, sessionId)
                .filter(session -> session.person().id().equals(actor.id()))
                .filter(session -> SessionRows.end(handle, actor.id(), sessionId) == 1)
                .<Ruling<Session>>map(Ruling::granted)
                .orElseGet(Ruling::notFound));
    }

    @Override
    public int endAll(Actor actor) {
        return jdbi.withHandle(handle -> SessionRows.endAllBut(handle, actor.id(), 0));
    }
}
