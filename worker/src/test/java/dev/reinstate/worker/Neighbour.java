package dev.reinstate.worker;

import dev.reinstate.workflows.webhooks.SignedWebhook;
import dev.reinstate.workflows.webhooks.WebhookSecret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A neighbouring system that sends signed events to a port of this machine. */
record Neighbour(Town town, int port, String source, List<WebhookSecret> secrets) {

    /** One that signs as the demo wants it. */
    static Neighbour of(Town town, String source) {
        return new Neighbour(town, town.demo().port(), source, List.of(WebhookSecret.ofDemo(source)));
    }

    static String freshId() {
        return "msg_" + UUID.randomUUID();
    }

    static String event(String type, String data) {
        return "{\"type\":\"%s\",\"timestamp\":\"2026-11-02T08:30:00Z\",\"data\":{%s}}".formatted(type, data);
    }

    static String payment(String account, String id, String amount) {
        return event(
                "payment.recorded",
                "\"accountId\":\"%s\",\"paymentId\":\"%s\",\"amount\":%s,\"receivedOn\":\"2026-11-02\""
                        .formatted(account, id, Partner.eur(amount)));
    }

    /** In real time: whatever the town's clock says, its neighbours live here. */
    Reply sends(String id, String body) {
        return send(signed(id, body));
    }

    Reply sends(String body) {
        return sends(freshId(), body);
    }

    HttpRequest signed(String id, String body) {
        SignedWebhook webhook = SignedWebhook.sign(secrets, id, Instant.now(), body.getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = to(source, webhook.body());
        webhook.headers().forEach(request::header);
        return request.build();
    }

    /** Without any header of a signature. */
    HttpRequest.Builder to(String door, byte[] body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/events/" + door))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
    }

    Reply send(HttpRequest request) {
        return town.as("nobody").send(request);
    }
}
