package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an order system asks for many accounts at once. */
class GateTest {

    private static final String GATE = "/v1/gate";

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void answers_each_account_in_the_order_asked_and_says_how_old_that_may_be() {
        Reply reply = asks("{\"operation\":\"RESELL_NEW\",\"accountIds\":[\"gone\",\"bolt\",\"gone\"]}")
                .is(200);

        assertThat(reply.at("/items/0/accountId")).isEqualTo("gone");
        assertThat(reply.at("/items/0/problem")).isEqualTo("unknown");
        assertThat(reply.json().at("/items/0/allowed").asBoolean()).isFalse();
        assertThat(reply.at("/items/1/grounds/0")).isEqualTo("BILLING_OVERDUE");
        assertThat(reply.at("/items/1/caseId")).isEqualTo("case_2");
        assertThat(reply.json().at("/items/1").has("problem")).isFalse();
        assertThat(reply.json().get("items")).hasSize(3);
        assertThat(reply.at("/asOf")).isEqualTo("2026-11-02T10:00:00Z");
        assertThat(reply.at("/maxStale")).isEqualTo("PT1S");
        assertThat(api.world.diary)
                .contains("demo-billing asks at the gate for RECENT RESELL_NEW of [gone, bolt, gone]");
    }

    @Test
    void an_order_that_must_be_exact_asks_the_register() {
        Reply reply = asks("{\"operation\":\"RENEW\",\"accountIds\":[\"acme\"],\"exact\":true}")
                .is(200);

        assertThat(reply.at("/maxStale")).isEqualTo("PT0S");
        assertThat(api.world.diary).contains("demo-billing asks at the gate for EXACT RENEW of [acme]");
    }

    @Test
    void a_thousand_accounts_are_answered_and_one_more_is_refused() {
        asks(question(1_000)).is(200);
        asks(question(1_001)).isProblem(400, "malformed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        /operation     | {"accountIds":["acme"]}
        /operation     | {"operation":"STEAL","accountIds":["acme"]}
        /accountIds    | {"operation":"RENEW"}
        /accountIds    | {"operation":"RENEW","accountIds":[]}
        /accountIds    | {"operation":"RENEW","accountIds":"acme"}
        /accountIds/1  | {"operation":"RENEW","accountIds":["acme",7]}
        /accountIds/0  | {"operation":"RENEW","accountIds":["a/b"]}
        /exact         | {"operation":"RENEW","accountIds":["acme"],"exact":"true"}
        /colour        | {"operation":"RENEW","accountIds":["acme"],"colour":"red"}
        """)
    void what_cannot_be_read_is_refused_with_its_place(String pointer, String body) {
        Reply reply = asks(body).isProblem(400, "malformed");

        assertThat(reply.at("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void partners_do_not_pass_here() {
        api.as("demo-partner")
                .postAsIs(GATE, "{\"operation\":\"RENEW\",\"accountIds\":[\"acme\"]}")
                .isProblem(403, "forbidden");
    }

    private Reply asks(String body) {
        return api.as("demo-billing").postAsIs(GATE, body);
    }

    private static String question(int accounts) {
        return "{\"operation\":\"RENEW\",\"accountIds\":[%s]}"
                .formatted(String.join(",", Collections.nCopies(accounts, "\"acme\"")));
    }
}
