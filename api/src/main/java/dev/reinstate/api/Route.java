package dev.reinstate.api;

import dev.reinstate.api.signin.Visitors;
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
 * @param visitors lets in those who are signed in to the console; null for a route that is no page of it
 */
record Route(
        HandlerType method,
        String path,
        @Nullable Act act,
        Handler handler,
        Set<String> parameters,
        @Nullable Visitors visitors) {

    /** Answers one request. */
    public interface Handler {
        Answer answer(Request request);
    }

    static Route open(String path, Handler handler) {
        return new Route(HandlerType.GET, path, null, handler, Set.of(), null);
    }

    /** A POST whose body speaks for its sender. */
    static Route signed(String path, Handler handler) {
        return new Route(HandlerType.POST, path, null, handler, Set.of(), null);
    }

    /** For browsers, not part of the API: it says itself who may see it, and writes its answer. */
    static Route page(HandlerType method, String path, io.javalin.http.Handler page) {
        return new Route(method, path, null, request -> request.by(page), Set.of(), null);
    }

    static Route get(String path, @Nullable Act act, Handler handler, String... parameters) {
        return new Route(HandlerType.GET, path, act, handler, Set.of(parameters), null);
    }

    static Route put(String path, Act act, Handler handler) {
        return new Route(HandlerType.PUT, path, act, handler, Set.of(), null);
    }

    static Route post(String path, @Nullable Act act, Handler handler) {
        return new Route(HandlerType.POST, path, act, handler, Set.of(), null);
    }

    static Route delete(String path, Act act, Handler handler) {
        return new Route(HandlerType.DELETE, path, act, handler, Set.of(), null);
    }

    /** A list that is read in parts. */
    Route paged() {
        Set<String> more = new TreeSet<>(parameters);
        more.addAll(Query.PAGING);
        return new Route(method, path, act, handler, more, visitors);
    }

    /** A page of the console: for whoever is signed in there. */
    Route forVisitors(Visitors who) {
        return new Route(method, path, act, handler, parameters, who);
    }

    /** HEAD is answered by the GET itself, so that it is checked in the same way; the server drops the body. */
    void register(RoutesConfig routes, Denials denials) {
        io.javalin.http.Handler answering = visitors == null
                ? context -> answer(context, denials)
                : visitors.only((context, visitor) -> {
                    context.attribute(Request.VISITOR, visitor);
                    context.attribute(Request.ACTOR, visitor.actor());
                    answer(context, denials);
                });
        routes.addHttpHandler(method, path, answering);
        if (method.equals(HandlerType.GET)) {
            routes.addHttpHandler(HandlerType.HEAD, path, answering);
        }
    }

    private void answer(Context context, Denials denials) {
        context.attribute(Timings.ROUTE, path);
        Request request = new Request(context);
        if (Pages.ofConsole(path)) {
            permitted(request.actor(), Act.ENTER_CONSOLE, context, denials);
        }
        if (act != null) {
            permitted(request.actor(), act, context, denials);
            request.query().onlyKnows(parameters);
        }
        handler.answer(request).writeTo(context);
    }

    private static void permitted(Actor actor, Act act, Context context, Denials denials) {
        if (!Permissions.ever(actor, act)) {
            denials.record(actor.id(), act.name() + " " + context.path(), "FORBIDDEN");
            throw Problem.FORBIDDEN.because(
                    "%s may not %s; who can: %s.".formatted(actor.id(), act.words(), act.who()));
        }
    }
}
