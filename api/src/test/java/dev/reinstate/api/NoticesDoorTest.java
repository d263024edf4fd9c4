package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.ports.Notices;
import dev.reinstate.workflows.ports.Ruling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticesDoorTest {

    private static final String PREVIEW = "/v1/cases/case_1/decisions/preview";

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void a_notice_is_shown_with_its_words() {
        api.world.says(Ruling.granted(new Notices.Shown(Papers.NOTICE, Papers.WORDED)));
        Reply reply = api.as("demo-agent").get("/v1/cases/case_1/notices/ntc_1").is(200);

        assertThat(reply.at("/notice/id")).isEqualTo("ntc_1");
        assertThat(reply.at("/notice/delivery")).contains("cannot be reached");
        assertThat(reply.at("/subject")).isEqualTo("Acme is held");
        assertThat(reply.at("/html")).isEqualTo("<p>Why</p>");
        assertThat(api.world.diary).containsExactly("demo-agent reads ntc_1 of case_1");
    }

    @Test
    void what_the_mail_server_said_is_not_for_the_partners_people() {
        api.world.says(Ruling.granted(new Notices.Shown(Papers.NOTICE, Papers.WORDED)));
        Reply reply =
                api.as("demo-partner").get("/v1/cases/case_1/notices/ntc_1").is(200);

        assertThat(reply.text()).doesNotContain("mail.internal");
    }

    @Test
    void a_notice_without_words_says_null() {
        api.world.says(Ruling.granted(new Notices.Shown(Papers.NOTICE, null)));

        assertThat(api.as("demo-agent")
                        .get("/v1/cases/case_1/notices/ntc_1")
                        .is(200)
                        .text())
                .contains("\"subject\":null,\"text\":null,\"html\":null");
    }

    @Test
    void a_decision_is_previewed_without_a_key_and_with_or_without_its_reason() {
        api.as("demo-agent")
                .postAsIs(PREVIEW, "{\"decision\":\"ASK_PARTNER\",\"replyToPartner\":\"Which?\"}")
                .is(200);
        Reply reply = api.as("demo-agent")
                .postAsIs(PREVIEW, "{\"decision\":\"ASK_PARTNER\",\"reason\":\"r\",\"replyToPartner\":\"Which?\"}")
                .is(200);

        assertThat(reply.at("/notices/0/to")).isEqualTo("demo-partner@example.test");
        assertThat(reply.at("/notices/0/name")).isEqualTo("Jo Doe");
        assertThat(api.world.diary)
                .containsExactly(
                        "demo-agent previews ASK_PARTNER on case_1: Which?",
                        "demo-agent previews ASK_PARTNER on case_1: Which?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"decision\":\"MAYBE\",\"replyToPartner\":\"x\"}",
                "{\"decision\":\"REINSTATE\"}",
                "{\"decision\":\"REINSTATE\",\"replyToPartner\":\" \"}",
                "{\"decision\":\"REINSTATE\",\"replyToPartner\":\"x\",\"to\":\"all@example.test\"}"
            })
    void a_preview_of_something_else_is_400(String body) {
        api.as("demo-agent").postAsIs(PREVIEW, body).isProblem(400, "malformed");
        assertThat(api.world.diary).isEmpty();
    }
}
