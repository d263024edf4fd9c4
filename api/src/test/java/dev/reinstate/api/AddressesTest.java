package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is where. */
class AddressesTest {

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%761/accounts",
                "//v1/accounts",
                "/./v1/accounts",
                "/x/../v1/accounts",
                "/V1/accounts",
                "/v1;x=y/accounts",
                "/%2e/v1/accounts"
            })
    void no_spelling_of_an_address_goes_round_the_sign_in(String path) {
        String answer = api.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).containsPattern("^HTTP/1.1 (400|401|404) ").contains("application/problem+json");
        assertThat(api.world.diary).isEmpty();
    }

    @Test
    void an_address_that_leads_nowhere_is_404() {
        api.as("demo-agent").get("/v1/nothing").isProblem(404, "not-found");
        api.asNobody().get("/nothing").isProblem(404, "not-found");
        api.asNobody().get("/v2/accounts").isProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /v1/accounts/acme | GET, HEAD, PUT",
                "POST | /v1/accounts/acme | GET, HEAD, PUT",
                "GET | /v1/cases/case_1/decisions | POST",
                "HEAD | /v1/cases/case_1/decisions | POST",
                "OPTIONS | /v1/cases | GET, HEAD",
                "PATCH | /v1/accounts/acme/invoices/INV-7 | PUT",
            })
    void another_method_than_the_address_takes_is_405_with_allow(String method, String path, String allow) {
        Reply reply = api.as("demo-agent").send(method, path, null);
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("allow")).isEqualTo(allow);
    }

    @Test
    void an_open_address_knows_405_too() {
        assertThat(api.asNobody()
                        .send("DELETE", "/healthz", null)
                        .isProblem(405, "method-not-allowed")
                        .header("allow"))
                .isEqualTo("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/accounts/%zz",
                "/v1/accounts/%00",
                "/v1/accounts/a%2Fb",
                "/v1/accounts/a;b=c",
                "/v1/acc ounts"
            })
    void an_address_that_cannot_be_read_is_a_400_problem(String path) {
        String answer = api.raw("GET " + path
                + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo-agent\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("/problems/malformed")
                .doesNotContain("jetty", "Jetty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "a,b", "a%C3%A4", "a%0D%0AX:y", "a'b", "a%22b"})
    void an_id_with_other_characters_is_400(String id) {
        api.as("demo-agent").get("/v1/accounts/" + id).isProblem(400, "malformed");
        assertThat(api.world.diary).isEmpty();
    }

    @Test
    void an_id_has_at_most_100_characters() {
        api.as("demo-agent").get("/v1/accounts/" + "a".repeat(100)).isProblem(404, "not-found");
        api.as("demo-agent").get("/v1/accounts/" + "a".repeat(101)).isProblem(400, "malformed");
    }
}
