package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and what those who are not get to know. */
class SignInTest {

    private final Api api = Api.withDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/accounts",
        "GET, /v1/accounts/acme",
        "GET, /v1/nothing-of-the-kind",
        "GET, /v1",
        "GET, /v1/",
        "GET, /v1x",
        "GET, /v1/accounts/acme?unknown=1",
        "HEAD, /v1/accounts/acme",
        "HEAD, /v1/nothing-of-the-kind",
        "OPTIONS, /v1/accounts",
        "OPTIONS, /v1/nothing-of-the-kind",
        "DELETE, /v1/accounts/acme",
        "PATCH, /v1/accounts/acme",
        "FOO, /v1/accounts/acme",
        "POST, /v1/cases/case_1/decisions",
        "PUT, /v1/accounts/acme",
        "GET, /v1/demo/clock",
        "POST, /v1/demo/clock",
    })
    void below_v1_a_stranger_gets_401_and_learns_nothing(String method, String path) {
        Reply reply = api.asNobody().send(method, path, null);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("www-authenticate")).isEqualTo("Bearer realm=\"reinstate\"");
        assertThat(reply.header("allow")).isNull();
        assertThat(api.world.diary).isEmpty();
    }

    @Test
    void a_401_is_a_problem_like_any_other() {
        api.asNobody().get("/v1/cases").isProblem(401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer nobody",
                "Bearer demo-agent2",
                "Bearer Demo-Agent",
                "Bearer",
                "Bearer demo-agent x",
                "Basic ZGVtby1hZ2VudA==",
                "demo-agent"
            })
    void a_token_that_is_not_known_is_401_and_recorded(String authorization) {
        Reply reply = api.asNobody().header("Authorization", authorization).get("/v1/cases");
        reply.isProblem(401, "unauthenticated");
        assertThat(reply.header("www-authenticate")).contains("invalid_token");
        assertThat(api.world.diary).containsExactly("denied null: GET /v1/cases UNKNOWN_TOKEN");
    }

    @Test
    void two_tokens_are_none() {
        api.as("demo-agent")
                .header("Authorization", "Bearer demo-supervisor")
                .get("/v1/cases")
                .isProblem(401, "unauthenticated");
    }

    @Test
    void the_scheme_is_read_in_any_case() {
        api.asNobody()
                .header("Authorization", "bearer demo-agent")
                .get("/v1/cases")
                .is(200);
    }

    @Test
    void a_sign_in_that_cannot_be_checked_is_503_not_401() {
        api.world.breaks(new ProblemsTest.StoreIsAway());
        api.as("demo-partner").get("/v1/accounts/acme").isProblem(503, "unavailable");
    }

    @Test
    void the_open_addresses_need_no_token() {
        api.asNobody().get("/healthz").is(200);
        api.asNobody().get("/readyz").is(200);
        api.asNobody().get("/metrics").is(200);
        api.asNobody().get("/openapi.yaml").is(200);
    }

    @ParameterizedTest
    @CsvSource({
        "demo-partner, PUT, /v1/accounts/acme, RECORD_FACTS",
        "demo-agent, PUT, /v1/accounts/acme/invoices/INV-7, RECORD_FACTS",
        "demo-agent, POST, /v1/accounts/acme/payments, RECORD_FACTS",
        "demo-engineer, POST, /v1/accounts/acme/payments/pay_7/reversal, RECORD_FACTS",
        "demo-billing, GET, /v1/cases, SEE_CASE",
        "demo-billing, GET, /v1/cases/case_1, SEE_CASE",
        "demo-billing, GET, /v1/cases/case_1/timeline, SEE_CASE",
        "demo-engineer, POST, /v1/accounts/acme/cases, OPEN_CASE",
        "demo-trust, POST, /v1/cases/case_1/support-requests, REQUEST_SUPPORT",
        "demo-agent, POST, /v1/cases/case_1/messages, ANSWER",
        "demo-engineer, POST, /v1/cases/case_1/decisions, DECIDE",
        "demo-partner, POST, /v1/cases/case_1/decisions, DECIDE",
        "demo-supervisor, POST, /v1/cases/case_1/disputes, DISPUTE",
        "demo-agent, POST, /v1/cases/case_1/disputes/dsp_1/decision, DECIDE_DISPUTE",
        "demo-partner, POST, /v1/cases/case_1/disputes/dsp_1/decision, DECIDE_DISPUTE",
        "demo-engineer, POST, /v1/cases/case_1/disputes/dsp_1/decision, DECIDE_DISPUTE",
        "demo-partner, POST, /v1/demo/clock, MOVE_CLOCK",
        "demo-billing, POST, /v1/demo/clock, MOVE_CLOCK",
    })
    void a_role_that_may_never_do_it_is_403_before_its_request_is_read(
            String persona, String method, String path, String act) {
        Reply reply = api.as(persona).send(method, path, method.equals("GET") ? null : "not even JSON");
        reply.isProblem(403, "forbidden");
        assertThat(reply.at("/detail")).startsWith(persona + " may not ").contains("; who can: ");
        assertThat(api.world.diary.stream().filter(line -> !line.startsWith("who is")))
                .containsExactly("denied " + persona + ": " + act + " " + path + " FORBIDDEN");
    }

    @Test
    void head_of_a_get_is_authorised_like_the_get() {
        assertThat(api.as("demo-billing").send("HEAD", "/v1/cases/case_1", null).status())
                .isEqualTo(403);
        assertThat(api.world.diary).containsExactly("denied demo-billing: SEE_CASE /v1/cases/case_1 FORBIDDEN");
    }

    @Test
    void head_answers_what_get_answers_without_the_body() {
        Reply reply = api.as("demo-agent").send("HEAD", "/v1/cases/case_1", null);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("etag")).isEqualTo("\"" + Cast.TAG + "\"");
        assertThat(reply.text()).isEmpty();
        assertThat(api.world.diary).containsExactly("demo-agent looks at case_1");
    }

    @Test
    void head_of_what_is_not_there_is_404() {
        api.world.says(dev.reinstate.workflows.ports.Ruling.notFound());
        assertThat(api.as("demo-agent").send("HEAD", "/v1/cases/case_9", null).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "x-http-method-override"})
    void a_method_that_a_header_would_change_is_400(String header) {
        api.as("demo-agent").header(header, "PUT").get("/v1/accounts/acme").isProblem(400, "malformed");
        api.asNobody().header(header, "GET").send("POST", "/healthz", null).isProblem(400, "malformed");
        assertThat(api.world.diary).isEmpty();
    }

    @Test
    void a_stranger_with_an_override_is_a_stranger() {
        api.asNobody()
                .header("X-HTTP-Method-Override", "OPTIONS")
                .get("/v1/accounts/acme")
                .isProblem(401, "unauthenticated");
    }

    @Test
    void a_partners_persona_is_what_the_contacts_say_it_is() {
        api.as("demo-billing-admin").get("/v1/accounts/acme").is(200);
        assertThat(api.world.diary)
                .containsExactly("who is demo-billing-admin@example.test", "demo-billing-admin looks at acme");
    }

    @Test
    void an_agent_for_the_governments_cloud_is_cleared_for_that_alone() {
        DemoPersonas personas = new DemoPersonas(api.world.accounts);
        assertThat(personas.actor("demo-agent-gov").orElseThrow().clouds())
                .containsExactly(dev.reinstate.workflows.cases.Cloud.US_GOVERNMENT);
        assertThat(personas.actor("demo-agent").orElseThrow().clouds())
                .containsExactly(dev.reinstate.workflows.cases.Cloud.PUBLIC);
        assertThat(personas.actor("demo-supervisor").orElseThrow().clouds()).hasSize(2);
    }
}
