package dev.reinstate.worker.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.api.EventBodies;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.workflows.ports.EventReading;
import dev.reinstate.workflows.ports.EventSource;
import dev.reinstate.workflows.webhooks.SignedWebhook;
import dev.reinstate.workflows.webhooks.WebhookSecret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a developer of a neighbouring system sends to see what comes of it. */
class SampleTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    static Stream<String> types() {
        return Stream.concat(new EventBodies().types().stream(), Stream.of(Sample.OVERDUE));
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_type_has_a_sample_that_is_read_as_a_fact_of_its_account(String type) {
        Sample sample = Sample.of(type, "acme", "1", NOW, null);

        EventReading.Reading read =
                new EventBodies().read(sample.source(), sample.body(Map.of()).toString());

        assertThat(read).isInstanceOfSatisfying(EventReading.Told.class, told -> {
            assertThat(told.accountId()).isEqualTo("acme");
            assertThat(told.sense()).isInstanceOf(EventReading.Fact.class);
        });
    }

    @Test
    void an_overdue_invoice_was_due_so_many_days_ago_and_any_field_can_be_set() {
        var body =
                Sample.of(Sample.OVERDUE, "acme", "1", NOW, 61).body(Map.of("total.amount", "9.00", "number", "I-9"));

        assertThat(body.path("type").asText()).isEqualTo("invoice.issued");
        assertThat(body.at("/data/dueOn").asText()).isEqualTo("2026-09-23");
        assertThat(body.at("/data/total/amount").asText()).isEqualTo("9.00");
        assertThat(body.at("/data/total/currency").asText()).isEqualTo("EUR");
        assertThat(body.at("/data/number").asText()).isEqualTo("I-9");
    }

    @Test
    void an_unknown_type_and_a_server_that_is_not_there_are_said_in_a_sentence() {
        assertThatThrownBy(
                        () -> Sample.of("payment.lost", "acme", "1", NOW, null).source())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("there is no event 'payment.lost': choose one of abuse.found");
        assertThatThrownBy(() -> new Sender(URI.create("http://127.0.0.1:1")).now())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("no server answers at http://127.0.0.1:1: start one with './reinstate demo'");
    }

    @Test
    void what_is_printed_bears_the_signature_and_the_body_for_a_shell() {
        byte[] body = "{\"reason\":\"it's\"}".getBytes(StandardCharsets.UTF_8);
        SignedWebhook webhook = SignedWebhook.sign(List.of(WebhookSecret.ofDemo("billing")), "msg_1", NOW, body);

        assertThat(new Sender(URI.create("http://127.0.0.1:8080")).curl(EventSource.BILLING, webhook))
                .contains("curl -X POST http://127.0.0.1:8080/v1/events/billing")
                .contains("-H 'webhook-signature: " + webhook.headers().get("webhook-signature") + "'")
                .contains("--data-raw '{\"reason\":\"it'\\''s\"}'");
    }
}
