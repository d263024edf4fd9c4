package dev.reinstate.api;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The account's people. */
class ContactsTest {

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

    @ParameterizedTest
    @CsvSource({
        "jo, jo@example.test, OTHER, en, 201",
        "jo, jo@example, OTHER, en, 400",
        "jo, example.test, OTHER, en, 400",
        "jo, jo@exam ple.test, OTHER, en, 400",
        "jo, '<jo@example.test>', OTHER, en, 400",
        "jo, 'a@b.c,d@e.f', OTHER, en, 400",
        "jo, jo@example.test, BOSS, en, 400",
        "jo, jo@example.test, OTHER, pt-BR, 201",
        "jo, jo@example.test, OTHER, 'e n', 400",
        "'', jo@example.test, OTHER, en, 400",
    })
    void a_contact_is_checked_field_by_field(String name, String email, String role, String language, int status) {
        String contact = "[{\"name\":\"%s\",\"email\":\"%s\",\"role\":\"%s\",\"language\":\"%s\"}]"
                .formatted(name, email, role, language);
        put(ACME.replace("[]", contact)).is(status);
    }

    @Test
    void there_are_at_most_50_contacts() {
        String contact = "{\"name\":\"Jo\",\"email\":\"jo@example.test\",\"role\":\"OTHER\"}";
        put(ACME.replace("[]", "[" + contact + ("," + contact).repeat(49) + "]"))
                .is(201);
        put(ACME.replace("[]", "[" + contact + ("," + contact).repeat(50) + "]"))
                .isProblem(400, "malformed");
    }
}
