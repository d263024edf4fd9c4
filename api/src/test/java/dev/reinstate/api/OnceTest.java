package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The idempotency key. */
class OnceTest {

    private static final String REVERSAL = "{\"reversalId\":\"rev_1\",\"reversedOn\":\"2026-11-05\"}";

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "demo-billing, /v1/accounts/acme/payments",
        "demo-billing, /v1/accounts/acme/payments/pay_7/reversal",
        "demo-agent, /v1/accounts/acme/cases",
        "demo-agent, /v1/cases/case_1/support-requests",
        "demo-partner, /v1/cases/case_1/messages",
        "demo-agent, /v1/cases/case_1/decisions",
        "demo-partner, /v1/cases/case_1/disputes",
        "demo-supervisor, /v1/cases/case_1/disputes/dsp_1/decision",
    })
    void every_post_needs_a_key(String persona, String path) {
        Reply reply = api.as(persona).postAsIs(path, "{}").isProblem(400, "malformed");
        assertThat(reply.at("/detail")).contains("Idempotency-Key");
        assertThat(api.world.onces).isEmpty();
    }

    private Reply reverse(String key, String paymentId, String json) {
        return api.as("demo-billing")
                .header("Idempotency-Key", key)
                .postAsIs("/v1/accounts/acme/payments/" + paymentId + "/reversal", json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb"})
    void a_key_that_is_not_visible_ascii_is_400(String key) {
        reverse(key, "pay_7", REVERSAL).isProblem(400, "malformed");
    }

    @Test
    void a_key_has_at_most_200_characters() {
        reverse("k".repeat(200), "pay_7", REVERSAL).is(201);
        reverse("k".repeat(201), "pay_7", REVERSAL).isProblem(400, "malformed");
    }

    @Test
    void two_keys_are_none() {
        api.as("demo-billing")
                .header("Idempotency-Key", "a")
                .header("Idempotency-Key", "b")
                .postAsIs("/v1/accounts/acme/payments/pay_7/reversal", REVERSAL)
                .isProblem(400, "malformed");
    }

    @Test
    void the_same_request_has_the_same_fingerprint_however_it_is_written() {
        reverse("k", "pay_7", REVERSAL).is(201);
        Reply again = reverse("k", "pay_7", " { \"reversedOn\" : \"2026-11-05\" ,\n\"reversalId\":\"rev\\u005f1\" } ")
                .is(201);
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(api.world.onces.get(0)).isEqualTo(api.world.onces.get(1));
        assertThat(api.world.onces.get(0).key()).isEqualTo("k");
        assertThat(api.world.onces.get(0).fingerprint()).matches("[0-9a-f]{64}");
    }

    @Test
    void another_body_or_another_address_has_another_fingerprint() {
        reverse("k", "pay_7", REVERSAL).is(201);
        reverse("k", "pay_7", REVERSAL.replace("rev_1", "rev_2")).isProblem(422, "unprocessable");
        reverse("k", "pay_8", REVERSAL).isProblem(422, "unprocessable");
        assertThat(api.world.onces).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void a_put_needs_no_key() {
        api.as("demo-billing")
                .put(
                        "/v1/accounts/fabrikam",
                        "{\"name\":\"Acme\",\"programme\":\"MAICPP\",\"cloud\":\"PUBLIC\",\"contacts\":[]}")
                .is(201);
    }
}
