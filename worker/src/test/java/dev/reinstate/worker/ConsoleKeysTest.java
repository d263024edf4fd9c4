package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of scripts in the console, as a browser without a script sees them. */
@Timeout(60)
class ConsoleKeysTest {

    private static final String KEYS = "/console/keys";

    @RegisterExtension
    static final Town town = Town.shared();

    private static Map<String, String> key(String name) {
        return Map.of(
                "name", name,
                "role", "ENGINEER",
                "last", LocalDate.now(ZoneOffset.UTC).plusDays(30).toString(),
                "cloud-PUBLIC", "yes",
                "act-SEE_EVENTS", "yes");
    }

    private static String found(String pattern, Browser.Page page) {
        Matcher matcher = Pattern.compile(pattern).matcher(page.text());
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    @Test
    void a_key_is_issued_its_secret_shown_once_used_and_revoked() {
        Visit engineer = Visit.of("demo-engineer");
        String name = "nightly <b>export</b> " + UUID.randomUUID();
        Browser.Page form = engineer.get(KEYS);
        assertThat(form.text()).contains("Issue a key <kbd>I</kbd>", "data-key=\"i\"", "href=\"/console/keys\"");

        Browser.Page made = engineer.send(form, KEYS, key(name));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        assertThat(made.text()).contains("nightly &lt;b&gt;export").doesNotContain("<b>export");
        String secret = found("data-secret>([^<]+)<", made);
        String id = found("data-made=\"([^\"]+)\"", made);
        assertThat(town.as(secret).get("/v1/events").status()).isEqualTo(200);
        assertThat(engineer.get(KEYS + "?limit=200").text())
                .contains("data-key-id=\"" + id + "\"")
                .doesNotContain(secret);

        Browser.Page twice = engineer.send(form, KEYS, key(name));
        assertThat(twice.text()).contains("was made already").doesNotContain("data-secret");
        assertThat(town.count("select count(*) from api_keys where id = '%s'".formatted(id)))
                .isOne();

        Browser.Page revoked = engineer.send(made, KEYS + "/" + id + "/revoke", Map.of());
        assertThat(revoked.status()).isEqualTo(303);
        assertThat(engineer.get(revoked.sentTo().toString()).text()).contains("The key is revoked");
        assertThat(town.as(secret).get("/v1/events").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', Name the script",
        "role, SYSTEM, Choose a role.",
        "last, tomorrow, Choose its last day",
        "last, 2020-01-01, must be after now",
        "last, 2099-01-01, at most 366 days on",
        "role, SUPERVISOR, a key may no more than who makes it",
        "cloud-PUBLIC, '', Choose at least one cloud."
    })
    void what_cannot_be_is_refused_and_what_was_typed_is_still_there(String field, String value, String why) {
        Visit engineer = Visit.of("demo-engineer");
        Map<String, String> typed = new HashMap<>(key("kept words"));
        typed.remove("act-SEE_EVENTS");
        typed.put(field, value);
        long before = town.count("select count(*) from api_keys");

        Browser.Page refused = engineer.send(engineer.get(KEYS), KEYS, typed);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains(why);
        if (!field.equals("name")) {
            assertThat(refused.text()).contains("value=\"kept words\"");
        }
        assertThat(town.count("select count(*) from api_keys")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "demo-engineer, 200",
        "demo-supervisor, 200",
        "demo-agent, 403",
        "demo-trust, 403",
        "demo-billing, 403",
        "demo-partner, 403"
    })
    void who_may_keep_keys_sees_them_and_has_the_way_there(String persona, int status) {
        Visit visit = Visit.of(persona);

        assertThat(visit.get(KEYS).status()).isEqualTo(status);
        assertThat(visit.get("/console/accounts").text().contains("href=\"/console/keys\""))
                .isEqualTo(status == 200);
    }

    @Test
    void nobody_issues_or_revokes_without_the_sessions_token() {
        Visit engineer = Visit.of("demo-engineer");
        Map<String, String> forged = new HashMap<>(key("forged"));
        forged.put("token", "guessed");

        assertThat(engineer.send(engineer.get(KEYS), KEYS, forged).status()).isEqualTo(403);
        assertThat(town.count("select count(*) from api_keys where name = 'forged'"))
                .isZero();
    }
}
