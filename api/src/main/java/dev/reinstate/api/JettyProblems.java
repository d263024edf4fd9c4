package dev.reinstate.api;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Requests that the server refuses before we see them, such as an address with a broken encoding: problem+json too. */
final class JettyProblems extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Problem problem = status < 500 ? Problem.MALFORMED : Problem.INTERNAL_ERROR;
        Problem.Json ours = problem.json(
                status < 500 ? "The request cannot be read as HTTP: check its address and headers." : "It broke here.",
                request.getHttpURI().getPath() == null
                        ? "/"
                        : request.getHttpURI().getPath(),
                java.util.List.of(),
                java.util.List.of());
        Problem.Json json = new Problem.Json(
                ours.type(), ours.title(), status, ours.detail(), ours.instance(), ours.errors(), ours.broken());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.CONTENT_TYPE);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(Json.write(json)), callback);
        return true;
    }
}
