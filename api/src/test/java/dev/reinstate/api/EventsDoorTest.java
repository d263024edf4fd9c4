package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.ports.EventReading.Nonsense;
import dev.reinstate.workflows.ports.EventReading.Told;
import dev.reinstate.workflows.ports.EventReading.Unknown;
import dev.reinstate.workflows.ports.EventReading.Unreadable;
import dev.reinstate.workflows.ports.EventSource;
import dev.reinstate.workflows.ports.Events;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.webhooks.SignedWebhook;
import dev.reinstate.workflows.webhooks.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door of the events, and what it makes of their bodies. */
class EventsDoorTest {

    private static final String BODY =
            "{\"type\":\"payment.recorded\",\"timestamp\":\"2026-11-02T08:30:00Z\",\"data\":{}}";

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply sends(String source, String body) {
        SignedWebhook webhook = SignedWebhook.sign(
                List.of(WebhookSecret.ofDemo(source)), "msg_1", Instant.now(), body.getBytes(StandardCharsets.UTF_8));
        Api.Call call = api.asNobody();
        webhook.headers().forEach(call::header);
        return call.postAsIs("/v1/events/" + source, body);
    }

    @Test
    void a_signed_event_needs_no_token_and_no_key() {
        Reply reply = sends("billing", BODY).is(201);
        assertThat(reply.at("/eventId")).isEqualTo("evt_1");
        assertThat(reply.at("/state")).isEqualTo("APPLIED");
        assertThat(api.world.diary).hasSize(1).first().asString().startsWith("events/billing sends ");
    }

    @Test
    void a_repeat_is_200() {
        api.world.says(Ruling.granted(new Events.Received(Papers.EVENT, true)));
        sends("billing", BODY).is(200);
    }

    @Test
    void what_cannot_be_read_is_400_and_says_where() {
        api.world.says(new Ruling.Refused<>(
                Ruling.Why.UNREADABLE, "No", List.of(new Ruling.Fault("/data", "is missing")), List.of()));
        assertThat(sends("billing", BODY).isProblem(400, "malformed").at("/errors/0/pointer"))
                .isEqualTo("/data");
    }

    @Test
    void without_a_signature_nobody_behind_the_door_hears_of_it() {
        Reply reply = api.asNobody().postAsIs("/v1/events/billing", BODY).isProblem(401, "unauthenticated");
        assertThat(reply.header("www-authenticate")).startsWith("Webhook ");
        api.as("demo-billing").postAsIs("/v1/events/billing", BODY).isProblem(401, "unauthenticated");
        assertThat(api.world.diary).isEmpty();
    }

    @Test
    void a_source_that_there_is_not_is_404_and_everything_else_below_needs_a_token() {
        sends("weather", BODY).isProblem(404, "not-found");
        api.asNobody().get("/v1/events/evt_1").isProblem(401, "unauthenticated");
        api.asNobody().get("/v1/events").isProblem(401, "unauthenticated");
        api.asNobody().post("/v1/events/evt_1/redeliver", "{}").isProblem(401, "unauthenticated");
        assertThat(api.world.diary).isEmpty();
    }

    @Test
    void staff_look_at_events_and_have_them_delivered_again() {
        assertThat(api.as("demo-agent").get("/v1/events/evt_1").is(200).at("/source"))
                .isEqualTo("billing");
        api.as("demo-agent")
                .get("/v1/events?source=billing&state=PARKED&account=acme")
                .is(200);
        api.as("demo-agent").get("/v1/events?source=weather").isProblem(400, "malformed");
        api.as("demo-agent").post("/v1/events/evt_1/redeliver", "{}").is(200);
        api.as("demo-agent").postAsIs("/v1/events/evt_1/redeliver", "{}").isProblem(400, "malformed");
        api.as("demo-trust").post("/v1/events/evt_1/redeliver", "{}").isProblem(403, "forbidden");
        assertThat(api.world.diary).contains("demo-agent delivers again evt_1");
    }

    @Test
    void a_body_is_read_for_what_it_tells() {
        EventBodies bodies = new EventBodies();
        String payment = BODY.replace(
                "{}",
                "{\"accountId\":\"acme\",\"paymentId\":\"pay_7\",\"receivedOn\":\"2026-11-02\",\"more\":[1],"
                        + "\"amount\":{\"amount\":\"-1.00\",\"currency\":\"EUR\"}}");
        assertThat(bodies.read(EventSource.BILLING, payment).toString())
                .contains("1.00 EUR")
                .doesNotContain("-1.00");
        assertThat(sense(bodies, EventSource.TRUST, payment)).isInstanceOf(Nonsense.class);
        assertThat(sense(bodies, EventSource.BILLING, payment.replace("-1.00", "1.001")))
                .isInstanceOf(Nonsense.class);
        assertThat(sense(bodies, EventSource.BILLING, payment.replace("payment.recorded", "payment.dreamt_of")))
                .isInstanceOf(Unknown.class);
    }

    private static Object sense(EventBodies bodies, EventSource source, String body) {
        return ((Told) bodies.read(source, body)).sense();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{\"type\":\"\",\"timestamp\":\"2026-11-02T08:30:00Z\",\"data\":{}}",
                "{\"type\":\"a\",\"timestamp\":\"2026-11-02\",\"data\":{}}",
                "{\"type\":\"a\",\"timestamp\":\"2026-11-02T08:30:00Z\",\"data\":[]}",
                "{\"type\":\"a\",\"timestamp\":\"2026-11-02T08:30:00Z\"}",
                BODY
            })
    void anything_less_is_no_event(String body) {
        assertThat(new EventBodies().read(EventSource.BILLING, body)).isInstanceOf(Unreadable.class);
    }
}
