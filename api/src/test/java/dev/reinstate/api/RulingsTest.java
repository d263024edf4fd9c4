package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.ports.Ruling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulingsTest {

    private static final String REINSTATE =
            "{\"decision\":\"REINSTATE\",\"reason\":\"Paid\",\"replyToPartner\":\"Thank you\"}";

    private static final String DECISIONS = "/v1/cases/case_1/decisions";

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    private Api.Call agent() {
        return api.as("demo-agent").header("If-Match", "\"" + Cast.TAG + "\"");
    }

    @Test
    void a_support_request_is_201() {
        Reply reply = api.as("demo-partner")
                .post("/v1/cases/case_2/support-requests", "{\"message\":\"We\\n\\thave paid\",\"contact\":\"Jo\"}")
                .is(201);
        assertThat(reply.at("/id")).isEqualTo("req_2");
        assertThat(api.world.diary).contains("demo-partner requests on case_2: We\n\thave paid (Jo)");
    }

    @Test
    void a_message_is_201() {
        Reply reply = api.as("demo-partner")
                .post("/v1/cases/case_1/messages", "{\"message\":\"On Monday\"}")
                .is(201);
        assertThat(reply.at("/by")).isEqualTo("demo-partner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\\n\\t", "a\\u0000b", "a\\rb", "\\u001b[31m", "\\udc00"})
    void a_message_without_words_or_with_control_characters_is_400(String message) {
        Reply reply = api.as("demo-partner").post("/v1/cases/case_1/messages", "{\"message\":\"" + message + "\"}");
        assertThat(reply.isProblem(400, "malformed").errors().get(0)).startsWith("/message ");
    }

    @Test
    void a_message_has_at_most_4000_characters() {
        String message = "{\"message\":\"" + "x".repeat(4000) + "\"}";
        api.as("demo-partner").post("/v1/cases/case_1/messages", message).is(201);
        api.as("demo-partner")
                .post("/v1/cases/case_1/messages", message.replace("\"}", "x\"}"))
                .isProblem(400, "malformed");
    }

    @Test
    void a_decision_is_201_and_bound_to_what_the_agent_saw() {
        Reply reply = agent().post(DECISIONS, REINSTATE).is(201);
        assertThat(reply.text())
                .isEqualTo("{\"decision\":{\"id\":\"dec_1\",\"decision\":\"REINSTATE\","
                        + "\"decidedAt\":\"2026-11-02T10:00:00Z\",\"decidedBy\":\"demo-agent\",\"groundsRevision\":2},"
                        + "\"effect\":\"PENDING\"}");
        assertThat(reply.header("preference-applied")).isNull();
        assertThat(api.world.diary)
                .containsExactly("demo-agent decides on case_1, having seen " + Cast.TAG
                        + ": Draft[kind=REINSTATE, reason=Paid, replyToPartner=Thank you]");
    }

    @Test
    void a_decision_without_if_match_is_428() {
        api.as("demo-agent").post(DECISIONS, REINSTATE).isProblem(428, "precondition-required");
        api.as("demo-agent").header("If-Match", "*").post(DECISIONS, REINSTATE).isProblem(428, "precondition-required");
        assertThat(api.world.diary).isEmpty();
    }

    @Test
    void a_tag_that_we_never_gave_is_one_that_no_case_has() {
        api.as("demo-agent").header("If-Match", "\"whatever\"").post(DECISIONS, REINSTATE);
        api.as("demo-agent").header("If-Match", "W/\"" + Cast.TAG + "\"").post(DECISIONS, REINSTATE);
        assertThat(api.world.diary.get(0)).contains("having seen unknown~unknown~unknown~unknown~unknown");
        assertThat(api.world.diary.get(1)).doesNotContain("having seen " + Cast.TAG);
    }

    @Test
    void a_stale_tag_is_412_with_what_changed() {
        api.world.says(Ruling.refused(
                Ruling.Why.STALE, "The case has changed: stage was UNDER_REVIEW and is CLOSED. Look at it again."));
        Reply reply = agent().post(DECISIONS, REINSTATE).isProblem(412, "stale");
        assertThat(reply.at("/detail")).contains("stage was UNDER_REVIEW and is CLOSED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=2 | 2",
                "wait=0 | 0",
                "wait=60 | 10",
                "WAIT = 3 | 3",
                "respond-async, wait=4; foo | 0",
                "respond-async, wait=4 | 4",
            })
    void an_agent_can_wait_for_the_effect_but_not_for_ever(String prefer, int seconds) {
        Reply reply =
                agent().header("Prefer", prefer).post(DECISIONS, REINSTATE).is(201);
        boolean read = !prefer.contains(";");
        assertThat(reply.header("preference-applied")).isEqualTo(read ? "wait=" + seconds : null);
        if (read) {
            assertThat(reply.at("/effect")).isEqualTo("DONE");
            assertThat(api.world.diary.get(1)).isEqualTo("demo-agent waits PT" + seconds + "S");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "wait=soon", "wait=-1", "return=minimal", "wait=99999999999999999999"})
    void a_preference_that_cannot_be_read_is_ignored(String prefer) {
        Reply reply =
                agent().header("Prefer", prefer).post(DECISIONS, REINSTATE).is(201);
        assertThat(reply.header("preference-applied")).isNull();
        assertThat(reply.at("/effect")).isEqualTo("PENDING");
    }

    @Test
    void the_first_answer_is_given_again_without_another_wait() {
        api.world.says(new Ruling.Granted<>(Cast.DECIDED, true));
        Reply reply =
                agent().header("Prefer", "wait=2").post(DECISIONS, REINSTATE).is(201);
        assertThat(reply.header("idempotency-replayed")).isEqualTo("true");
        assertThat(reply.at("/effect")).isEqualTo("PENDING");
    }

    @Test
    void a_decision_says_what_why_and_what_the_partner_is_told() {
        Reply reply = agent().post(DECISIONS, "{\"decision\":\"MAYBE\"}").isProblem(400, "malformed");
        assertThat(reply.errors())
                .extracting(error -> error.split(" ")[0])
                .containsExactly("/decision", "/reason", "/replyToPartner");
        assertThat(reply.errors().get(0)).contains("REINSTATE, KEEP_SUSPENDED, ASK_PARTNER");
    }
}
