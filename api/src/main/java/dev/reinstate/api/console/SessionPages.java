package dev.reinstate.api.console;

import dev.reinstate.api.Answer;
import dev.reinstate.api.Request;
import dev.reinstate.workflows.ports.Sessions;
import java.util.List;

/** Where one is signed in, to end what should not be. */
public final class SessionPages {

    private final Sessions sessions;

    public SessionPages(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * One's own sessions.
     *
     * @param here the session of the browser that asks
     */
    public record SessionsPage(List<Sessions.Session> rows, String here) {}

    public Answer list(Request request) {
        SessionsPage page =
                new SessionsPage(sessions.of(request.actor()), request.visitor().sessionId());
        return Templates.answer(request, "sessions", "Your sessions", "", page);
    }

    public Answer end(Request request) {
        Shown.granted(sessions.end(request.actor(), request.id("sessionId")));
        return Shown.goOn("/console/sessions");
    }

    public Answer endAll(Request request) {
        sessions.endAll(request.actor());
        return Shown.goOn("/");
    }
}
