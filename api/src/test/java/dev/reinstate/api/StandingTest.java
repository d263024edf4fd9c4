package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where an account stands, and what its people were told. */
class StandingTest {

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void the_standing_says_what_is_allowed_as_of_when_and_how_stale() {
        Reply reply = api.as("demo-billing")
                .get("/v1/accounts/bolt/standing?exact=true")
                .is(200);
        assertThat(reply.json().get("operations")).hasSize(10);
        assertThat(reply.json().at("/operations/RESELL_NEW/allowed").asBoolean())
                .isFalse();
        assertThat(reply.json().at("/operations/RENEW/allowed").asBoolean()).isTrue();
        assertThat(reply.at("/hold/placedAt")).isEqualTo("2026-11-01T23:00:05Z");
        assertThat(reply.json().get("hold").has("id")).isFalse();
        assertThat(reply.at("/requirements/0/evidence/invoices/0/open/amount")).isEqualTo("120.50");
        assertThat(reply.at("/maxStale")).isEqualTo("PT0S");
        assertThat(reply.at("/asOf")).isEqualTo("2026-11-02T10:00:00Z");
    }

    @Test
    void the_standing_can_be_narrowed_to_one_operation() {
        Reply reply = api.as("demo-billing")
                .get("/v1/accounts/bolt/standing?operation=RESELL_NEW")
                .is(200);
        assertThat(reply.json().get("operations").fieldNames()).toIterable().containsExactly("RESELL_NEW");
        api.as("demo-billing").get("/v1/accounts/bolt/standing?operation=STEAL").isProblem(400, "malformed");
        api.as("demo-billing").get("/v1/accounts/bolt/standing?exact=maybe").isProblem(400, "malformed");
    }

    @Test
    void a_standing_that_the_caller_has_already_is_304() {
        String tag = api.as("demo-agent").get("/v1/accounts/bolt/standing").header("etag");
        api.world.passes(Duration.ofSeconds(60));
        Reply again =
                api.as("demo-agent").header("If-None-Match", "\"x\", " + tag).get("/v1/accounts/bolt/standing");
        assertThat(again.is(304).text()).isEmpty();
        assertThat(again.header("etag")).isEqualTo(tag);
        api.as("demo-agent")
                .header("If-None-Match", "\"other\"")
                .get("/v1/accounts/bolt/standing")
                .is(200);
    }

    @Test
    void notices_say_how_they_fared() {
        api.world.says(Ruling.granted(new Page<>(List.of(Papers.NOTICE), null)));
        Reply reply =
                api.as("demo-agent").get("/v1/accounts/acme/notices?limit=1").is(200);
        assertThat(reply.at("/items/0/kind")).isEqualTo("SUSPENDED");
        assertThat(reply.at("/items/0/state")).isEqualTo("FAILED");
        assertThat(reply.at("/items/0/lastError")).contains("refused");
    }

    @Test
    void partners_are_not_told_what_our_mail_server_said() {
        api.world.says(Ruling.granted(new Page<>(List.of(Papers.NOTICE), null)));
        Reply reply = api.as("demo-partner").get("/v1/accounts/acme/notices").is(200);
        assertThat(reply.json().at("/items/0/lastError").isNull()).isTrue();
    }
}
