package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is its sender's to mend, whichever of us notices: a 400 that shows nothing of our inside. */
class UnreadableTest {

    private static final String HEAD =
            "Host: x\r\nAuthorization: Bearer demo-agent\r\nContent-Type: application/json\r\n";

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    private static void isMalformed(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "/problems/malformed", "\"status\":400")
                .doesNotContainIgnoringCase("jetty", "badMessage", "fasterxml", "Feature", "Constraints", "Source:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 50\r\n\r\n{\"operation\"",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\nx",
                "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\""
            })
    void a_body_that_ends_early_is_not_an_outage_of_ours(String rest) {
        isMalformed(api.cut("POST /v1/gate HTTP/1.1\r\n" + HEAD + "Connection: close\r\n" + rest));
        assertThat(api.world.diary).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Expect: the-unexpected",
                "Content-Length: 1, 2",
                "Transfer-Encoding: gzip",
                "Host: y",
                "X Odd: 1"
            })
    void a_header_that_cannot_be_is_a_400_like_any_other(String header) {
        isMalformed(api.cut("GET /v1/cases HTTP/1.1\r\n" + HEAD + header + "\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void an_address_or_a_header_that_is_too_long_is_a_400_that_says_so() {
        String address = api.cut("GET /v1/cases?q=" + "x".repeat(9000) + " HTTP/1.1\r\n" + HEAD + "\r\n");
        isMalformed(address);
        assertThat(address).contains("address is too long");
        String header = api.cut("GET /v1/cases HTTP/1.1\r\n" + HEAD + "X-Long: " + "x".repeat(20_000) + "\r\n\r\n");
        isMalformed(header);
        assertThat(header).contains("headers are too long");
    }

    @Test
    void another_version_of_http_is_a_400() {
        isMalformed(api.cut("GET /v1/cases HTTP/9.9\r\n" + HEAD + "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}{}",
                "{",
                "{\"a\":[1,",
                "{\"a\":NaN}",
                "/* */{}",
                "{\"a\":'x'}",
                "{\"a\":01}",
                "{\"a\":1,\"a\":2}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
            })
    void what_the_parser_says_is_told_in_our_words(String body) {
        isMalformed(api.cut("POST /v1/gate HTTP/1.1\r\n" + HEAD + "Connection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body));
    }

    /** The file says so, or this call would fail. */
    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readyz", "/metrics", "/openapi.yaml"})
    void an_open_address_can_be_asked_in_a_way_that_cannot_be_read_too(String path) {
        api.asNobody().header("X-HTTP-Method-Override", "PUT").get(path).isProblem(400, "malformed");
    }
}
