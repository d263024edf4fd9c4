package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {

    private final Api api = Api.withDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    private Api.Call supervisor() {
        return api.as("demo-supervisor");
    }

    private String asked() {
        return api.world.diary.get(api.world.diary.size() - 1);
    }

    @Test
    void a_key_is_made_and_its_secret_told_once() {
        Reply made = supervisor()
                .post(
                        "/v1/keys",
                        "{\"name\":\"nightly report\",\"role\":\"AGENT\",\"acts\":[\"SEE_CASE\"],\"expiresAt\":\"2027-02-01T00:00:00Z\"}")
                .is(201);

        assertThat(made.at("/secret")).startsWith("rk_");
        assertThat(asked()).isEqualTo("demo-supervisor makes nightly report AGENT");
        assertThat(supervisor().get("/v1/keys").is(200).text()).doesNotContain("rk_");
    }

    @Test
    void a_key_is_revoked() {
        String report = "{\"name\":\"nightly report\",\"role\":\"AGENT\",\"expiresAt\":\"2027-02-01T00:00:00Z\"}";
        String id = supervisor().post("/v1/keys", report).is(201).at("/key/id");
        supervisor().send("DELETE", "/v1/keys/" + id, null).is(204);

        assertThat(asked()).isEqualTo("demo-supervisor revokes key_1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"role":"AGENT","expiresAt":"2027-02-01T00:00:00Z"}                                | 400 | /name
        {"name":"a","expiresAt":"2027-02-01T00:00:00Z"}                                    | 400 | /role
        {"name":"a","role":"ROOT","expiresAt":"2027-02-01T00:00:00Z"}                      | 400 | /role
        {"name":"a","role":"AGENT"}                                                        | 400 | /expiresAt
        {"name":"a","role":"AGENT","acts":["ALL"],"expiresAt":"2027-02-01T00:00:00Z"}      | 400 | /acts/0
        {"name":"a","role":"AGENT","secret":"rk_x","expiresAt":"2027-02-01T00:00:00Z"}     | 400 | /secret
        {"name":"a","role":"SYSTEM","expiresAt":"2027-02-01T00:00:00Z"}                    | 422 | /role
        {"name":"a","role":"PARTNER","expiresAt":"2027-02-01T00:00:00Z"}                   | 422 | /role
        """)
    void what_cannot_be_is_told(String body, int status, String pointer) {
        Reply reply = supervisor().post("/v1/keys", body).is(status);

        assertThat(reply.at("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(api.world.diary).isEmpty();
    }
}
