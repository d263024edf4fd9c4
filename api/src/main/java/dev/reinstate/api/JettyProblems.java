package dev.reinstate.api;

import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Requests that the server refuses before we see them, such as an address with a broken encoding: problem+json too. */
final class JettyProblems extends ErrorHandler {

    /** Where the server puts what it could not read: no address of ours. */
    private static final String UNREAD = "/badMessage";

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        Problem problem = problem(status);
        String path = request.getHttpURI().getPath();
        String instance = path == null || path.equals(UNREAD) ? "/" : path;
        // The contract has no other statuses than ours.
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.CONTENT_TYPE);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        Problem.Json json = problem.json(detail(status), instance, List.of(), List.of());
        response.write(true, ByteBuffer.wrap(Json.write(json)), callback);
        return true;
    }

    /** The server says 501 and 505 of what its sender has to mend. */
    private static Problem problem(int status) {
        return switch (status) {
            case 500 -> Problem.INTERNAL_ERROR;
            case 503 -> Problem.UNAVAILABLE;
            default -> Problem.MALFORMED;
        };
    }

    private static String detail(int status) {
        return switch (status) {
            case 414 -> "The request cannot be read as HTTP: its address is too long.";
            case 431 -> "The request cannot be read as HTTP: its headers are too long.";
            case 500 -> "It broke here.";
            case 503 -> "This process is about to end: send the same request again in a while.";
            default -> "The request cannot be read as HTTP: check its address and headers.";
        };
    }
}
