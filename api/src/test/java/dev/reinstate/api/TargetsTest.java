package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.ports.EventType;
import dev.reinstate.workflows.ports.Ruling;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {

    private final Api api = Api.withDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    private Api.Call engineer() {
        return api.as("demo-engineer");
    }

    private String asked() {
        return api.world.diary.get(api.world.diary.size() - 1);
    }

    @Test
    void a_target_is_registered_and_its_secret_told_once() {
        Reply reply = engineer()
                .post(
                        "/v1/targets",
                        "{\"url\":\"https://hooks.example.com/a\",\"types\":[\"hold.placed\"],\"clouds\":[\"PUBLIC\"],\"description\":\"Orders\"}")
                .is(201);

        assertThat(reply.at("/secret")).startsWith("whsec_");
        assertThat(reply.header("location")).isEqualTo("/v1/targets/tgt_2");
        assertThat(asked())
                .isEqualTo("demo-engineer registers https://hooks.example.com/a [HOLD_PLACED] [PUBLIC] Orders");
        assertThat(engineer().get("/v1/targets/tgt_2").is(200).text()).doesNotContain("whsec_");
        assertThat(engineer().get("/v1/targets").is(200).text()).doesNotContain("whsec_");
    }

    @Test
    void without_types_and_clouds_it_is_all_that_the_engineer_is_cleared_for() {
        engineer()
                .post("/v1/targets", "{\"url\":\"https://hooks.example.com/a\"}")
                .is(201);

        assertThat(asked()).endsWith("https://hooks.example.com/a [] [PUBLIC, US_GOVERNMENT] null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                                                      | /url
        {"url":1}                                               | /url
        {"url":""}                                              | /url
        {"url":"https://a.example","types":"hold.placed"}       | /types
        {"url":"https://a.example","types":["hold.dropped"]}    | /types/0
        {"url":"https://a.example","types":[1]}                 | /types/0
        {"url":"https://a.example","clouds":["MOON"]}           | /clouds/0
        {"url":"https://a.example","secret":"mine"}             | /secret
        """)
    void a_body_that_cannot_be_is_400(String body, String pointer) {
        Reply reply = engineer().post("/v1/targets", body);
        assertThat(reply.isProblem(400, "malformed").errors().get(0)).startsWith(pointer + " ");
    }

    @Test
    void an_address_that_is_not_admitted_is_422() {
        api.world.says(Ruling.unprocessable("/url", "leads to a loopback address"));
        Reply reply = engineer().post("/v1/targets", "{\"url\":\"https://localhost/\"}");
        assertThat(reply.isProblem(422, "unprocessable").errors().get(0)).startsWith("/url ");
    }

    @Test
    void a_target_is_removed_rotated_and_enabled() {
        assertThat(engineer().post("/v1/targets/tgt_1/secret", "{}").is(200).at("/secret"))
                .startsWith("whsec_");
        engineer().post("/v1/targets/tgt_1/enable", "{}").is(200);
        assertThat(asked()).isEqualTo("demo-engineer enables tgt_1");
        engineer().send("DELETE", "/v1/targets/tgt_1", null).is(204);
        assertThat(asked()).isEqualTo("demo-engineer removes tgt_1");
    }

    @Test
    void deliveries_are_listed_in_parts() {
        Reply reply = engineer().get("/v1/targets/tgt_1/deliveries?limit=1").is(200);
        assertThat(reply.at("/items/0/deliveryId")).isEqualTo("msg_1");
        assertThat(reply.json().get("next").isNull()).isTrue();
    }

    @Test
    void a_redelivery_begins_at_a_sequence_or_is_of_one_delivery() {
        engineer()
                .post("/v1/targets/tgt_1/redeliver", "{\"from\":{\"accountId\":\"acme\",\"sequence\":12}}")
                .is(202);
        assertThat(asked()).isEqualTo("demo-engineer redelivers to tgt_1 from 12 of acme");
        engineer()
                .post("/v1/targets/tgt_1/redeliver", "{\"deliveryId\":\"msg_1\"}")
                .is(202);
        assertThat(asked()).isEqualTo("demo-engineer redelivers to tgt_1 msg_1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"from\":{}}",
                "{\"from\":{\"accountId\":\"acme\",\"sequence\":0}}",
                "{\"from\":{\"accountId\":\"acme\",\"sequence\":\"1\"}}",
                "{\"from\":{\"accountId\":\"acme\",\"sequence\":1.5}}",
                "{\"from\":{\"accountId\":\"acme\",\"sequence\":1},\"deliveryId\":\"msg_1\"}"
            })
    void a_redelivery_of_neither_or_both_is_400(String body) {
        engineer().post("/v1/targets/tgt_1/redeliver", body).isProblem(400, "malformed");
    }

    @Test
    void agents_and_supervisors_see_targets_and_engineers_keep_them() {
        for (String token : List.of("demo-agent", "demo-supervisor")) {
            api.as(token).get("/v1/targets").is(200);
            api.as(token).get("/v1/targets/tgt_1/deliveries").is(200);
            api.as(token).post("/v1/targets", "{\"url\":\"https://a.example\"}").isProblem(403, "forbidden");
            api.as(token).send("DELETE", "/v1/targets/tgt_1", null).isProblem(403, "forbidden");
        }
        for (String token : List.of("demo-billing", "demo-trust", "demo-partner")) {
            api.as(token).get("/v1/targets").isProblem(403, "forbidden");
        }
    }

    @Test
    void what_changes_something_needs_a_key() {
        for (String path : List.of("", "/tgt_1/secret", "/tgt_1/enable", "/tgt_1/redeliver")) {
            engineer()
                    .postAsIs("/v1/targets" + path, path.isEmpty() ? "{\"url\":\"https://a.example\"}" : "{}")
                    .isProblem(400, "malformed");
        }
    }

    @Test
    void the_file_names_every_type_that_there_is() {
        String all = Arrays.stream(EventType.values()).map(EventType::words).collect(Collectors.joining(", "));
        assertThat(api.asNobody().get("/openapi.yaml").text()).contains("enum: [" + all + "]");
    }
}
