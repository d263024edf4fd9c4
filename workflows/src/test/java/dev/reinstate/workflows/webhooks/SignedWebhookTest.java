package dev.reinstate.workflows.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing, against the values that the specification's own libraries are tested with. */
class SignedWebhookTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1614265330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String ANOTHER = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";

    private final WebhookSecret secret = WebhookSecret.parse(SECRET);

    @Test
    void signs_as_the_public_test_vector_says() {
        assertThat(secret.sign(ID, "1614265330", BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void the_headers_are_those_of_the_specification() {
        assertThat(SignedWebhook.sign(List.of(secret), ID, AT, BODY).headers())
                .isEqualTo(Map.of("webhook-id", ID, "webhook-timestamp", "1614265330", "webhook-signature", SIGNATURE));
    }

    @Test
    void one_of_several_signatures_is_enough_and_other_versions_are_passed_over() {
        String header = ANOTHER + " v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= " + SIGNATURE + " " + ANOTHER;
        assertThat(with(header).signer(List.of(secret))).contains(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,invalid_signature",
                "invalid_signature",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
            })
    void anything_else_is_no_signature(String header) {
        assertThat(with(header).signer(List.of(secret))).isEmpty();
    }

    @Test
    void a_secret_is_found_among_several_and_none_among_none() {
        WebhookSecret next = WebhookSecret.ofDemo("billing");
        assertThat(with(SIGNATURE).signer(List.of(next, secret))).contains(secret);
        assertThat(with(SIGNATURE).signer(List.of(next))).isEmpty();
        assertThat(with(SIGNATURE).signer(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, true", "PT5M, true", "-PT5M, true", "PT5M1S, false", "-PT5M1S, false", "P1D, false"})
    void the_window_is_five_minutes_on_both_sides(Duration later, boolean timely) {
        assertThat(with(SIGNATURE).timely(AT.plus(later))).isEqualTo(timely);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01614265330", "+1614265330", "1614265330.0", "1614265330 ", "-1", "١٦١٤٢٦٥٣٣٠"})
    void an_instant_in_another_spelling_is_none(String timestamp) {
        assertThat(new SignedWebhook(ID, timestamp, SIGNATURE, BODY).timely(AT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\tb", "é"})
    void an_id_that_no_header_should_hold_is_none(String id) {
        assertThat(new SignedWebhook(id, "1614265330", SIGNATURE, BODY).timely(AT))
                .isFalse();
    }

    @Test
    void the_secret_of_a_demos_source_can_be_written_down() {
        String written = "whsec_"
                + Base64.getEncoder()
                        .encodeToString("reinstate-demo-secret-for-vetting".getBytes(StandardCharsets.UTF_8));
        assertThat(WebhookSecret.ofDemo("vetting").sign("a", "1", BODY))
                .isEqualTo(WebhookSecret.parse(written).sign("a", "1", BODY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64 at all!"})
    void what_is_no_secret_is_refused_without_being_repeated(String text) {
        assertThatThrownBy(() -> WebhookSecret.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a secret is " + WebhookSecret.SHAPE);
    }

    @Test
    void a_secret_does_not_show_itself() {
        assertThat(secret.toString()).doesNotContain("MfKQ9r8").hasSize("secret ".length() + 8);
    }

    private static SignedWebhook with(String signatures) {
        return new SignedWebhook(ID, "1614265330", signatures, BODY);
    }
}
