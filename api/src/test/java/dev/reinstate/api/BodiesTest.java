package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How strictly bodies are read. */
class BodiesTest {

    private static final String ACME = """
            {"name":"Acme GmbH","programme":"CSP","partnerType":"DIRECT_BILL","cloud":"PUBLIC","contacts":[]}""";

    private final Api api = Api.withoutDemo();

    @AfterEach
    void stop() {
        api.close();
    }

    private Reply put(String json) {
        return api.as("demo-billing").put("/v1/accounts/fabrikam", json);
    }

    private Reply refused(String json) {
        Reply reply = put(json).isProblem(400, "malformed");
        assertThat(api.world.diary).isEmpty();
        return reply;
    }

    @Test
    void a_body_as_it_should_be_is_taken() {
        put(ACME).is(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}x",
                "{} {}",
                "{'name':1}",
                "{\"name\":}",
                "[]",
                "\"text\"",
                "null",
                "1",
                "true",
                "// no\n{}",
                "{\"name\":\"a\",}",
                "{\"name\":NaN}",
                "\u0000",
                "   "
            })
    void what_is_not_one_json_object_is_400(String json) {
        refused(json);
    }

    @Test
    void a_body_that_is_not_there_is_400_and_names_what_is_missing() {
        assertThat(api.as("demo-billing")
                        .put("/v1/accounts/acme", "")
                        .isProblem(400, "malformed")
                        .errors())
                .extracting(error -> error.split(" ")[0])
                .containsExactly("/name", "/programme", "/cloud", "/contacts");
    }

    @Test
    void a_number_where_a_string_belongs_is_400() {
        assertThat(refused(ACME.replace("\"Acme GmbH\"", "7")).errors())
                .singleElement()
                .asString()
                .startsWith("/name must be a string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "7", "7.5", "[]", "{}", "[\"CSP\"]"})
    void whatever_is_not_a_string_where_one_belongs_is_400(String value) {
        assertThat(refused(ACME.replace("\"CSP\"", value)).errors())
                .singleElement()
                .asString()
                .startsWith("/programme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"none\"", "{}", "7", "[7]", "[\"x\"]", "[null]", "[[]]"})
    void a_string_or_number_where_a_list_of_objects_belongs_is_400(String value) {
        assertThat(refused(ACME.replace("[]", value)).errors().get(0)).startsWith("/contacts");
    }

    @Test
    void an_unknown_field_is_400_with_its_place() {
        assertThat(refused(ACME.replace("[]", "[],\"plan/b~c\":1")).errors())
                .containsExactly("/plan~1b~0c is not known here");
    }

    @Test
    void an_unknown_field_deep_inside_is_400_with_its_place() {
        String contact = "[{\"name\":\"Jo\",\"email\":\"jo@example.test\",\"role\":\"OTHER\",\"age\":7}]";
        assertThat(refused(ACME.replace("[]", contact)).errors()).containsExactly("/contacts/0/age is not known here");
    }

    @Test
    void a_duplicate_key_is_400_with_its_place() {
        assertThat(refused(ACME.replace("[]", "[],\"name\":\"Other\"")).errors().get(0))
                .contains("/name")
                .contains("Duplicate");
    }

    @Test
    void an_unknown_constant_is_400_and_names_those_that_are_known() {
        assertThat(refused(ACME.replace("CSP", "VIP")).errors())
                .containsExactly("/programme must be one of CSP, MAICPP");
        assertThat(refused(ACME.replace("CSP", "csp")).errors())
                .containsExactly("/programme must be one of CSP, MAICPP");
    }

    @Test
    void a_missing_field_and_a_null_are_the_same() {
        assertThat(refused(ACME.replace("\"Acme GmbH\"", "null")).errors().get(0))
                .startsWith("/name is missing");
        put(ACME.replace("[]", "[],\"billingZone\":null,\"provider\":null")).is(201);
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        String body = "{\"name\":\"\",\"programme\":7,\"cloud\":\"SKY\",\"contacts\":[{\"email\":\"nobody\"}],\"x\":1}";
        Reply reply = refused(body);
        assertThat(reply.errors())
                .extracting(error -> error.split(" ")[0])
                .containsExactlyInAnyOrder(
                        "/name",
                        "/programme",
                        "/cloud",
                        "/contacts/0/name",
                        "/contacts/0/email",
                        "/contacts/0/role",
                        "/x");
        assertThat(reply.at("/detail")).contains("and 6 more");
    }

    @Test
    void a_body_of_nonsense_gets_no_endless_answer() {
        StringBuilder body = new StringBuilder("{\"a\":1");
        for (int i = 0; i < 500; i++) {
            body.append(",\"f").append(i).append("\":1");
        }
        assertThat(refused(body.append('}').toString()).errors()).hasSize(50);
    }

    @Test
    void a_body_that_is_too_deep_is_400() {
        refused("{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\r\\nBcc: x@example.test", "\\n", "\\t", "\\u007f", "\\u0085", "\\ud800"})
    void a_control_character_in_a_name_is_400(String text) {
        assertThat(refused(ACME.replace("Acme", "Acme" + text)).errors())
                .singleElement()
                .asString()
                .startsWith("/name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u2003"})
    void a_blank_name_is_400(String name) {
        refused(ACME.replace("Acme GmbH", name));
    }

    @Test
    void a_name_has_at_most_200_characters() {
        put(ACME.replace("Acme GmbH", "é".repeat(200))).is(201);
        put(ACME.replace("Acme GmbH", "é".repeat(201))).isProblem(400, "malformed");
    }

    @Test
    void a_body_that_is_not_utf_8_is_400() {
        byte[] broken = {'{', '"', (byte) 0xC3, '"', ':', '1', '}'};
        String answer = api.raw(
                "PUT /v1/accounts/acme HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo-billing\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 7\r\nConnection: close\r\n\r\n",
                broken);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("UTF-8");
    }
}
