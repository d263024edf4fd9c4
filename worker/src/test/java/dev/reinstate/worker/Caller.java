package dev.reinstate.worker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One who calls the API, by the token of a persona. */
record Caller(HttpClient http, int port, String token) {

    /** Longer than the longest answer that is held back on purpose, an advance of the clock. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Reply get(String path) {
        return send(request("GET", path, null));
    }

    Reply put(String path, String body) {
        return send(request("PUT", path, body));
    }

    /** With an idempotency key of its own. */
    Reply post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    Reply post(String path, String body, String key, String... headers) {
        return send(posting(path, body, key, headers));
    }

    CompletableFuture<Reply> posts(String path, String body, String key) {
        HttpRequest request = posting(path, body, key);
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> reply(request, response));
    }

    HttpRequest posting(String path, String body, String key, String... headers) {
        HttpRequest.Builder posting = request("POST", path, body).header("Idempotency-Key", key);
        return (headers.length == 0 ? posting : posting.headers(headers)).build();
    }

    HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
        return body == null
                ? request.method(method, HttpRequest.BodyPublishers.noBody())
                : request.method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
    }

    Reply send(HttpRequest.Builder request) {
        return send(request.build());
    }

    Reply send(HttpRequest request) {
        try {
            return reply(request, http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException gone) {
            throw new AssertionError(request + " was not answered", gone);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(request + " was interrupted", stop);
        }
    }

    private Reply reply(HttpRequest request, HttpResponse<String> response) {
        return new Reply(token + ": " + request.method() + " " + request.uri().getPath(), response);
    }
}
