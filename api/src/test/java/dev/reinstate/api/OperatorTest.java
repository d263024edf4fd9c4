package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperatorTest {

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void alive_and_ready_are_different_questions() {
        api.world.faults.add("the register does not answer");
        api.asNobody().get("/healthz").is(200);
        Reply reply = api.asNobody().get("/readyz").isProblem(503, "unavailable");
        assertThat(reply.at("/detail")).contains("the register does not answer");
        api.world.faults.clear();
        assertThat(api.asNobody().get("/readyz").is(200).at("/status")).isEqualTo("UP");
    }

    @Test
    void without_what_can_wait_it_is_ready_and_says_what_it_does_without() {
        api.world.concerns.add("the engine does not answer");
        Reply reply = api.asNobody().get("/readyz").is(200);
        assertThat(reply.at("/status")).isEqualTo("DEGRADED");
        assertThat(reply.at("/reasons/0")).isEqualTo("the engine does not answer");
    }

    @Test
    void requests_are_timed_by_route_and_status_never_by_id() {
        api.as("demo-agent").get("/v1/cases/case_1");
        api.as("demo-agent").get("/v1/nothing/of-the-kind");
        api.asNobody().send("BREW", "/healthz", null);
        Reply reply = api.asNobody().get("/metrics").is(200);
        assertThat(reply.header("content-type")).startsWith("text/plain");
        assertThat(reply.text())
                .contains(
                        "http_server_requests_seconds_count{method=\"GET\",route=\"/v1/cases/{caseId}\",status=\"200\"} 1")
                .contains("http_server_requests_seconds_count{method=\"GET\",route=\"none\",status=\"404\"} 1")
                .contains("http_server_requests_seconds_count{method=\"other\",route=\"none\",status=\"405\"} 1")
                .doesNotContain("case_1", "of-the-kind", "BREW");
    }

    @Test
    void the_contract_is_served_as_it_is_kept() {
        Reply reply = api.asNobody().get("/openapi.yaml").is(200);
        assertThat(reply.header("content-type")).startsWith("application/yaml");
        assertThat(reply.text()).startsWith("openapi: 3.1");
    }
}
