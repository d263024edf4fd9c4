package dev.reinstate.api;

import dev.reinstate.api.console.Frame;
import dev.reinstate.api.console.ProblemPage;
import dev.reinstate.api.console.Templates;
import dev.reinstate.api.signin.Visitor;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Permissions;
import io.javalin.http.Context;

/** Where people's pages are, and what a problem looks like there. */
final class Pages {

    private Pages() {}

    /** Of our own people. */
    static boolean ofConsole(String path) {
        return path.equals("/console") || path.startsWith("/console/");
    }

    /** The page on which somebody begins. */
    static Answer home(Request request) {
        boolean console = Permissions.ever(request.actor(), Act.ENTER_CONSOLE);
        boolean cases = Permissions.ever(request.actor(), Act.SEE_CASE);
        return Answer.of(303, null)
                .with("Location", !console ? "/partner" : cases ? "/console/queue" : "/console/accounts");
    }

    /** Whether the answer is for a person's eyes. */
    static boolean wanted(Context context) {
        String accept = context.req().getHeader("Accept");
        return !context.path().startsWith("/v1") && accept != null && accept.contains("text/html");
    }

    static String ofProblem(ProblemException problem, Context context) {
        Visitor visitor = context.attribute(Request.VISITOR);
        return Templates.render(
                "problem",
                Frame.of(visitor, problem.problem().title(), ""),
                new ProblemPage(
                        problem.status(),
                        problem.problem().title(),
                        problem.detail(),
                        problem.broken(),
                        "/problems/" + problem.problem().slug()));
    }
}
