package dev.reinstate.api;

import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Denials;
import dev.reinstate.workflows.ports.Permissions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A route. Its request has been signed in by the {@link Gate}; here comes, in this order, whether the role may ever do
 * this (403), whether the query can be (400), and then whatever the handler finds.
 *
 * @param act what it is in the permission table; null for a route that is open to everybody
 * @param parameters the query parameters that it knows
 */
record Route(HandlerType method, String path, @Nullable Act act, Handler handler, Set<String> parameters) {

    /** Answers one request. */
    interface Handler {
        Answer answer(Request request);
    }

    static Route open(String path, Handler handler) {
        return new Route(HandlerType.GET, path, null, handler, Set.of());
    }

    /** A POST whose body speaks for its sender. */
    static Route signed(String path, Handler handler) {
        return new Route(HandlerType.POST, path, null, handler, Set.of());
    }

    /** For browsers, not part of the API: it says itself who may see it, and writes its answer. */
    static Route page(HandlerType method, String path, io.javalin.http.Handler page) {
        return new Route(method, path, null, request -> request.by(page), Set.of());
    }

    static Route get(String path, Act act, Handler handler, String... parameters) {
        return new Route(HandlerType.GET, path, act, handler, Set.of(parameters));
    }

    static Route put(String path, Act act, Handler handler) {
        return new Route(HandlerType.PUT, path, act, handler, Set.of());
    }

    static Route post(String path, Act act, Handler handler) {
        return new Route(HandlerType.POST, path, act, handler, Set.of());
    }

    static Route delete(String path, Act act, Handler handler) {
        return new Route(HandlerType.DELETE, path, act, handler, Set.of());
    }

    /** A list that is read in parts. */
    Route paged() {
        Set<String> more = new TreeSet<>(parameters);
        more.addAll(Query.PAGING);
        return new Route(method, path, act, handler, more);
    }

    /** HEAD is answered by the GET itself, so that it is checked in the same way; the server drops the body. */
    void register(RoutesConfig routes, Denials denials) {
        routes.addHttpHandler(method, path, context -> answer(context, denials));
        if (method.equals(HandlerType.GET)) {
            routes.addHttpHandler(HandlerType.HEAD, path, context -> answer(context, denials));
        }
    }

    private void answer(Context context, Denials denials) {
        context.attribute(Timings.ROUTE, path);
        Request request = new Request(context);
        if (act != null) {
            Actor actor = request.actor();
            if (!Permissions.ever(actor, act)) {
                denials.record(actor.id(), act.name() + " " + context.path(), "FORBIDDEN");
                throw Problem.FORBIDDEN.because(
                        "%s may not %s; who can: %s.".formatted(actor.id(), act.words(), act.who()));
            }
            request.query().onlyKnows(parameters);
        }
        handler.answer(request).writeTo(context);
    }
}
