package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Broken;
import dev.reinstate.workflows.ports.Ruling;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong is told as problem+json. */
class ProblemsTest {

    private static final String MESSAGE = "{\"message\":\"We have paid\"}";

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    /** What a driver throws: not one of Java's own exceptions. */
    static final class StoreIsAway extends RuntimeException {

        private static final long serialVersionUID = 1;

        StoreIsAway() {
            super("connection to db.internal:5432 refused, password s3cret");
        }
    }

    @Test
    void what_is_absent_or_foreign_is_404() {
        api.world.says(Ruling.notFound());
        api.as("demo-agent").get("/v1/cases/case_9").isProblem(404, "not-found");
    }

    @Test
    void what_the_port_forbids_is_403() {
        api.world.says(Ruling.refused(Ruling.Why.FORBIDDEN, "demo-partner may not; who can: the global admin."));
        Reply reply = api.as("demo-partner").post("/v1/cases/case_1/support-requests", MESSAGE);
        assertThat(reply.isProblem(403, "forbidden").at("/detail")).contains("global admin");
        assertThat(api.world.diary).noneMatch(line -> line.startsWith("denied"));
    }

    @Test
    void what_is_against_the_rules_is_409_and_says_which_and_what_would_help() {
        Broken one = new Broken("one-open-request", "A support request is open already.", "an agent's decision");
        api.world.says(Ruling.againstTheRules("The support request was not taken.", List.of(one)));
        Reply reply = api.as("demo-partner").post("/v1/cases/case_1/support-requests", MESSAGE);
        reply.isProblem(409, "against-the-rules");
        assertThat(reply.at("/broken/0/rule")).isEqualTo("one-open-request");
        assertThat(reply.at("/broken/0/unblockedBy")).isEqualTo("an agent's decision");
        assertThat(reply.json().has("errors")).isFalse();
    }

    @Test
    void a_key_whose_first_request_still_runs_is_409() {
        api.world.says(Ruling.refused(Ruling.Why.STILL_RUNNING, "The first request still runs: try again."));
        api.as("demo-partner")
                .post("/v1/cases/case_1/support-requests", MESSAGE)
                .isProblem(409, "still-running");
    }

    @Test
    void what_makes_no_sense_to_the_port_is_422_with_the_place() {
        api.world.says(Ruling.unprocessable("/amount/currency", "INV-7 is in EUR, not in USD."));
        Reply reply = api.as("demo-billing").post("/v1/accounts/acme/payments", """
                        {"paymentId":"pay_7","amount":{"amount":"1.00","currency":"USD"},"receivedOn":"2026-11-02"}""");
        reply.isProblem(422, "unprocessable");
        assertThat(reply.errors()).containsExactly("/amount/currency INV-7 is in EUR, not in USD.");
    }

    @Test
    void a_store_that_is_away_is_503_and_shows_nothing_of_itself() {
        api.world.breaks(new StoreIsAway());
        Reply reply = api.as("demo-agent").get("/v1/cases/case_1").isProblem(503, "unavailable");
        assertThat(reply.text()).doesNotContain("db.internal", "s3cret", "StoreIsAway", "dev.reinstate");
        assertThat(reply.header("retry-after")).isEqualTo("2");
    }

    @Test
    void a_mistake_of_ours_is_500_and_shows_nothing_of_itself() {
        api.world.breaks(new IllegalStateException("secret thoughts"));
        Reply reply = api.as("demo-agent").get("/v1/cases/case_1").isProblem(500, "internal-error");
        assertThat(reply.text()).doesNotContain("secret thoughts", "IllegalState", "dev.reinstate");
        assertThat(reply.at("/detail")).containsPattern("incident [0-9a-f-]{36}");
    }

    @Test
    void a_body_of_more_than_a_mebibyte_is_413() {
        String large = "{\"message\":\"" + "x".repeat(1 << 20) + "\"}";
        api.as("demo-partner").post("/v1/cases/case_1/support-requests", large).isProblem(413, "too-large");
        assertThat(api.world.onces).isEmpty();
    }

    @Test
    void a_body_that_hides_its_size_is_413_all_the_same() {
        String chunk = "%x\r\n%s\r\n".formatted(1 << 16, "x".repeat(1 << 16));
        String answer = api.raw("PUT /v1/accounts/acme HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo-billing\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + chunk.repeat(17) + "0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("/problems/too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/merge-patch+json",
                "application/x-www-form-urlencoded",
                "application/json; charset=iso-8859-1",
                "multipart/form-data; boundary=x",
                "nonsense"
            })
    void a_body_that_is_not_declared_as_json_is_415(String type) {
        api.as("demo-partner")
                .key()
                .header("Content-Type", type)
                .send("POST", "/v1/cases/case_1/support-requests", MESSAGE)
                .isProblem(415, "unsupported-media-type");
        api.as("demo-billing")
                .header("Content-Type", type)
                .send("PUT", "/v1/accounts/acme", "{}")
                .isProblem(415, "unsupported-media-type");
    }

    @Test
    void a_body_without_a_content_type_is_415() {
        api.as("demo-partner")
                .key()
                .send("POST", "/v1/cases/case_1/support-requests", MESSAGE)
                .isProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\""})
    void json_in_utf_8_is_taken_however_it_is_declared(String type) {
        api.as("demo-partner")
                .key()
                .header("Content-Type", type)
                .send("POST", "/v1/cases/case_2/support-requests", MESSAGE)
                .is(201);
    }

    @Test
    void every_answer_below_v1_is_kept_out_of_caches_and_is_what_it_says_it_is() {
        Reply reply = api.as("demo-agent").get("/v1/cases/case_1");
        assertThat(reply.header("cache-control")).isEqualTo("no-store");
        assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(api.asNobody().get("/v1/cases").header("cache-control")).isEqualTo("no-store");
        assertThat(reply.header("server")).isNull();
    }
}
