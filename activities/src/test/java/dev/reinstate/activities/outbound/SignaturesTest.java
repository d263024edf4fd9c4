package dev.reinstate.activities.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signatures agree with the published example and with the project's own library. */
class SignaturesTest {

    @Test
    void the_published_example() {
        String header = Signatures.header(
                List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}");

        assertThat(header).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void a_receiver_with_either_secret_takes_what_both_signed() throws Exception {
        List<String> secrets = List.of(Signatures.newSecret(), Signatures.newSecret());
        Instant now = Instant.now();
        String body = "{\"type\":\"case.opened\",\"with\":\"ü€\"}";
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of("msg_1"),
                        "webhook-timestamp", List.of(String.valueOf(now.getEpochSecond())),
                        "webhook-signature", List.of(Signatures.header(secrets, "msg_1", now, body))),
                (name, value) -> true);

        for (String secret : secrets) {
            new Webhook(secret).verify(body, headers);
        }
    }

    @Test
    void secrets_differ_and_are_long() {
        assertThat(Signatures.newSecret()).startsWith("whsec_").hasSizeGreaterThan(48);
        assertThat(Signatures.newSecret()).isNotEqualTo(Signatures.newSecret());
    }
}
