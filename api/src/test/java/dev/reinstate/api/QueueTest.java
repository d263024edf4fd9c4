package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases as work, over HTTP. */
class QueueTest {

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void a_case_in_a_list_says_how_long_it_waits_on_us() {
        api.as("demo-agent").post("/v1/cases/case_1/claim", "{}").is(200);
        api.world.passes(Duration.ofHours(25));
        Reply reply =
                api.as("demo-agent").get("/v1/cases?order=PRIORITY&open=true").is(200);
        assertThat(reply.at("/items/0/sla/state")).isEqualTo("LATE");
        assertThat(reply.at("/items/0/claimedAt")).isEqualTo(Cast.NOW.toString());
    }

    @Test
    void a_case_is_claimed_taken_over_and_given_back() {
        Reply claimed =
                api.as("demo-agent").post("/v1/cases/case_1/claim", "{}").is(200);
        assertThat(claimed.at("/assignee")).isEqualTo("demo-agent");
        api.as("demo-supervisor")
                .post("/v1/cases/case_1/claim", "{\"takeOver\":true}")
                .is(200);
        Reply released =
                api.as("demo-supervisor").post("/v1/cases/case_1/release", "{}").is(200);
        assertThat(released.json().get("assignee").isNull()).isTrue();
        assertThat(api.world.diary)
                .containsExactly(
                        "demo-agent claims case_1",
                        "demo-supervisor takes over case_1",
                        "demo-supervisor releases case_1");
    }

    @Test
    void a_claim_by_another_is_409_and_says_whose_it_is() {
        api.as("demo-agent-2").post("/v1/cases/case_1/claim", "{}").is(200);
        Reply reply = api.as("demo-agent").post("/v1/cases/case_1/claim", "{}");
        assertThat(reply.isProblem(409, "against-the-rules").at("/broken/0/detail"))
                .contains("demo-agent-2");
    }

    @Test
    void the_next_case_comes_with_its_address() {
        Reply reply = api.as("demo-agent").post("/v1/queue/next", "{}").is(200);
        assertThat(reply.at("/caseId")).isEqualTo("case_1");
        assertThat(reply.header("location")).isEqualTo("/v1/cases/case_1");
    }

    @Test
    void who_looks_needs_no_key_and_learns_of_the_others() {
        api.as("demo-agent-2").postAsIs("/v1/cases/case_1/presence", "{}").is(200);
        Reply reply =
                api.as("demo-agent").postAsIs("/v1/cases/case_1/presence", "{}").is(200);
        assertThat(reply.at("/items/0/id")).isEqualTo("demo-agent-2");
    }

    @Test
    void a_note_is_kept_and_read() {
        api.as("demo-agent")
                .post("/v1/cases/case_1/notes", "{\"text\":\"Called the bank.\"}")
                .is(201);
        Reply reply = api.as("demo-agent")
                .get("/v1/cases/case_1/conversation?limit=1")
                .is(200);
        assertThat(reply.at("/items/0/kind")).isEqualTo("REQUEST");
        Reply rest = api.as("demo-agent")
                .get("/v1/cases/case_1/conversation?limit=1&cursor=" + reply.at("/next"))
                .is(200);
        assertThat(rest.at("/items/0/kind")).isEqualTo("NOTE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\":\"\"}", "{\"text\":1}", "{\"text\":\"x\",\"to\":\"partner\"}"})
    void a_note_that_cannot_be_is_400(String body) {
        api.as("demo-agent").post("/v1/cases/case_1/notes", body).isProblem(400, "malformed");
    }

    @Test
    void partners_neither_claim_nor_note_nor_learn_who_looks() {
        for (String what : List.of("claim", "release", "notes", "presence")) {
            api.as("demo-partner")
                    .post("/v1/cases/case_1/" + what, "{\"text\":\"x\"}")
                    .isProblem(403, "forbidden");
        }
        api.as("demo-partner").post("/v1/queue/next", "{}").isProblem(403, "forbidden");
        api.as("demo-partner").get("/v1/views").isProblem(403, "forbidden");
        api.as("demo-billing").get("/v1/cases").isProblem(403, "forbidden");
    }

    @Test
    void a_view_is_kept_shown_listed_and_removed() {
        String filters = "{\"stage\":\"UNDER_REVIEW\",\"assignee\":\"nobody\",\"open\":true,\"olderThan\":\"PT48H\"}";
        Reply kept = api.as("demo-agent").put("/v1/views/late", filters).is(201);
        assertThat(kept.at("/filters/olderThan")).isEqualTo("PT48H");
        assertThat(kept.at("/filters/order")).isEqualTo("PRIORITY");
        api.as("demo-agent").get("/v1/views/late").is(200);
        assertThat(api.as("demo-agent").get("/v1/views").is(200).at("/items/0/name"))
                .isEqualTo("late");
        api.as("demo-agent").send("DELETE", "/v1/views/late", null).is(200);
        assertThat(api.world.diary.get(0))
                .isEqualTo("demo-agent keeps view late Query[stage=UNDER_REVIEW, ground=null, waitingOn=null,"
                        + " assignee=nobody, cloud=null, accountId=null, open=true, sla=null, olderThan=PT48H, q=null,"
                        + " order=PRIORITY]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stage\":\"OPEN\"}",
                "{\"open\":\"yes\"}",
                "{\"olderThan\":\"P9999D\"}",
                "{\"q\":\"\"}",
                "{\"limit\":5}",
                "[]"
            })
    void a_view_that_cannot_be_is_400(String body) {
        api.as("demo-agent").put("/v1/views/late", body).isProblem(400, "malformed");
    }
}
