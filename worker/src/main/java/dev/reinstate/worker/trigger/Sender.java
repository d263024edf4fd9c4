package dev.reinstate.worker.trigger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.workflows.ports.EventSource;
import dev.reinstate.workflows.webhooks.SignedWebhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sends to one server. */
public final class Sender {

    /** A server that is up answers within a fraction of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** What came back. */
    public record Answer(int status, JsonNode body) {

        public boolean accepted() {
            return status == 200 || status == 201;
        }
    }

    public Sender(URI server) {
        this.server = server;
    }

    /** A demo's clock may have been moved; anybody else's is the real one. */
    public Instant now() {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/v1/demo/clock"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer demo-engineer")
                .build();
        return Optional.of(send(request))
                .filter(Answer::accepted)
                .map(answer -> Instant.parse(answer.body().path("now").asText()))
                .orElseGet(Instant::now);
    }

    public Answer send(EventSource source, SignedWebhook webhook) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(source))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(webhook.body()));
        webhook.headers().forEach(request::header);
        return send(request.build());
    }

    /** The same request for a shell. */
    public String curl(EventSource source, SignedWebhook webhook) {
        String headers = webhook.headers().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(header -> "  -H %s \\%n".formatted(quoted(header.getKey() + ": " + header.getValue())))
                .collect(Collectors.joining());
        return "curl -X POST %s -H 'content-type: application/json' \\%n%s  --data-raw %s"
                .formatted(address(source), headers, quoted(new String(webhook.body(), StandardCharsets.UTF_8)));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private URI address(EventSource source) {
        return server.resolve("/v1/events/" + source.word());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (JsonProcessingException odd) {
            throw new CannotStart(
                    "what answers at %s is not Reinstate: choose another server with --url".formatted(server), odd);
        } catch (IOException away) {
            throw new CannotStart(
                    "no server answers at %s: start one with './reinstate demo', or choose another with --url"
                            .formatted(server),
                    away);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while the server was asked", stop);
        }
    }
}
