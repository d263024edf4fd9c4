package dev.reinstate.worker.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/** A caller who asks again, under the same key, until there is an answer. */
final class Persistent {

    /** The engine gives a task of a process that died to another after ten seconds: who is hit again and again is late, not stuck. */
    static final Duration PATIENCE = Duration.ofSeconds(240);

    private static final long FIRST_PAUSE_MILLIS = 50;

    /** Many wait at once, and must not keep the process busy with being asked. */
    private static final long LONGEST_PAUSE_MILLIS = 3_000;

    /** Longer than the ten seconds for which an answer to a decision may be held back. */
    private static final Duration ONE_TRY = Duration.ofSeconds(15);

    private static final String STILL_RUNNING = "/problems/still-running";
    private static final int AWAY = 503;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final int port;

    Persistent(int port) {
        this.port = port;
    }

    /** What the API answered at last. */
    record Answer(int status, String body, String tag) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException cause) {
                throw new AssertionError("no JSON: " + body, cause);
            }
        }

        Answer is(int... expected) {
            for (int status : expected) {
                if (status == this.status) {
                    return this;
                }
            }
            throw new AssertionError("answered " + status + " " + body);
        }
    }

    Answer get(String token, String path) throws InterruptedException {
        return ask(token, "GET", path, null, Map.of());
    }

    Answer put(String token, String path, String body) throws InterruptedException {
        return ask(token, "PUT", path, body, Map.of());
    }

    Answer post(String token, String path, String body, Map<String, String> headers) throws InterruptedException {
        return ask(token, "POST", path, body, headers);
    }

    /** Reads until what is read is as wanted. */
    JsonNode until(String token, String path, Predicate<JsonNode> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            JsonNode seen = get(token, path).is(200).json();
            if (wanted.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("stuck: " + path + " still says " + seen);
            }
            pause = rest(pause);
        }
    }

    private Answer ask(String token, String method, String path, String body, Map<String, String> headers)
            throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(ONE_TRY)
                .header("Authorization", "Bearer " + token);
        headers.forEach(request::header);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        return persist(request.build());
    }

    private Answer persist(HttpRequest request) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        String last = "nothing";
        while (System.nanoTime() < deadline) {
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != AWAY && !answer.body().contains(STILL_RUNNING)) {
                    return new Answer(
                            answer.statusCode(),
                            answer.body(),
                            answer.headers().firstValue("ETag").orElse(""));
                }
                last = answer.statusCode() + " " + answer.body();
            } catch (IOException gone) {
                last = gone.toString();
            }
            pause = rest(pause);
        }
        throw new AssertionError("never acknowledged: " + request + ", last " + last);
    }

    /** The API calls nobody back, and what it answered last decides; returns how long the next rest is. */
    private static long rest(long pause) throws InterruptedException {
        Thread.sleep(pause);
        return Math.min(LONGEST_PAUSE_MILLIS, pause * 3 / 2);
    }
}
