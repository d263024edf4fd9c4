package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTest {

    private final Api api = Api.withDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({"GET, clock", "POST, clock", "DELETE, clock", "GET, mailbox", "GET, engine"})
    void outside_the_demo_its_addresses_do_not_exist(String method, String path) {
        try (Api serve = Api.withoutDemo()) {
            Reply reply = serve.as("demo-agent").send(method, "/v1/demo/" + path, null);
            reply.isProblem(404, "not-found");
        }
    }

    @Test
    void the_clock_is_shown_to_anyone_who_is_signed_in() {
        assertThat(api.as("demo-partner").get("/v1/demo/clock").is(200).text())
                .isEqualTo("{\"now\":\"2026-11-02T10:00:00Z\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "P61D, P61D",
        "PT1H, PT1H",
        "P1M, P1M",
        "P1Y2M3D, P1Y2M3D",
        "P2W, P14D",
        "P1DT12H, PT36H",
        "P10Y, P10Y",
        "PT0.5S, PT0.5S"
    })
    void the_clock_is_moved_by_a_period_or_a_duration(String advance, String by) {
        Reply reply = api.as("demo-agent").postAsIs("/v1/demo/clock", "{\"advance\":\"" + advance + "\"}");
        assertThat(reply.is(200).at("/now")).isEqualTo("2026-11-02T10:00:00Z");
        assertThat(api.world.diary).containsExactly("demo-agent moves the clock by " + by, "makes its rounds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "61", "61 days", "P1M2DT1H", "P", "PT", "P99999999999D"})
    void an_advance_that_is_none_is_400(String advance) {
        api.as("demo-agent")
                .postAsIs("/v1/demo/clock", "{\"advance\":\"" + advance + "\"}")
                .isProblem(400, "malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "PT0S", "-P1D", "P-1D", "-PT1H", "P2M-1D", "P11Y", "P999999999D", "P2147483647Y"})
    void an_advance_by_nothing_or_back_or_too_far_is_422(String advance) {
        api.as("demo-agent")
                .postAsIs("/v1/demo/clock", "{\"advance\":\"" + advance + "\"}")
                .isProblem(422, "unprocessable");
        assertThat(api.world.diary).isEmpty();
    }

    @Test
    void an_advance_waits_until_all_that_fell_due_is_settled() {
        api.world.roundsToGo.set(2);
        api.as("demo-agent")
                .postAsIs("/v1/demo/clock", "{\"advance\":\"P61D\"}")
                .is(200);
    }

    @Test
    void an_advance_that_is_not_settled_in_time_is_202() {
        api.world.roundsToGo.set(1_000);
        assertThat(api.as("demo-agent")
                        .postAsIs("/v1/demo/clock", "{\"advance\":\"P61D\"}")
                        .is(202)
                        .at("/now"))
                .isNotEmpty();
    }

    @Test
    void the_mailbox_shows_the_letters_to_one_address_or_all() {
        Reply reply = api.as("demo-partner")
                .get("/v1/demo/mailbox?to=jo@example.test")
                .is(200);
        assertThat(reply.at("/items/0/messageId")).isEqualTo("<m1@reinstate>");
        api.as("demo-partner").get("/v1/demo/mailbox").is(200);
        api.as("demo-partner").get("/v1/demo/mailbox?to=nobody").isProblem(400, "malformed");
        assertThat(api.world.diary).contains("the letters to jo@example.test", "the letters to null");
    }

    @Test
    void the_engine_is_named() {
        assertThat(api.as("demo-billing").get("/v1/demo/engine").is(200).at("/kind"))
                .isEqualTo("IN_JVM");
    }
}
