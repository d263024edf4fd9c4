package dev.reinstate.worker.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Whoever calls the API: sends the same request again, under the same key, until it is answered. */
final class Neighbour {

    /** Longer than the API's own patience with its database; a neighbour that waits less only tries more often. */
    private static final Duration ONE_TRY = Duration.ofSeconds(6);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final int port;
    private final Supplier<Instant> deadline;

    /** @param deadline when to give up; it may be set later than now known, since mending everything takes its time */
    Neighbour(int port, Supplier<Instant> deadline) {
        this.port = port;
        this.deadline = deadline;
    }

    Reply get(String token, String path) {
        return until(request(token, path).GET().build());
    }

    Reply put(String token, String path, String body) {
        return until(request(token, path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Reply post(String token, String path, String body, String key, String... headers) {
        HttpRequest.Builder posting = request(token, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return until((headers.length == 0 ? posting : posting.headers(headers)).build());
    }

    private HttpRequest.Builder request(String actor, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(ONE_TRY)
                .header("Authorization", "Bearer " + Tokens.of(actor));
    }

    private Reply until(HttpRequest request) {
        int lost = 0;
        do {
            Reply reply = once(request, lost);
            if (reply.answered()) {
                return reply;
            }
            lost++;
            rest();
        } while (Instant.now().isBefore(deadline.get()));
        return new Reply(0, MissingNode.getInstance(), "", lost);
    }

    private Reply once(HttpRequest request, int lost) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode json = JSON.readTree(response.body());
            boolean again =
                    response.statusCode() >= 500 || json.path("type").asText().equals("/problems/still-running");
            String tag = response.headers().firstValue("ETag").orElse("");
            return new Reply(again ? 0 : response.statusCode(), json, tag, lost);
        } catch (JsonProcessingException halfAnAnswer) {
            return new Reply(0, MissingNode.getInstance(), "", lost);
        } catch (IOException gone) {
            return new Reply(0, MissingNode.getInstance(), "", lost);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }

    private static void rest() {
        LockSupport.parkNanos(
                Duration.ofMillis(100 + ThreadLocalRandom.current().nextInt(400))
                        .toNanos());
    }
}
