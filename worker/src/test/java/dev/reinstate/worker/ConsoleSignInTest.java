package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way into the console and out of it, in the demo, whose issuer keeps the rules of real ones. */
class ConsoleSignInTest {

    private static final String SESSION = "__Host-reinstate";

    @RegisterExtension
    static final Town town = Town.shared();

    @Test
    void a_visitor_picks_a_persona_and_comes_to_the_page_they_wanted_with_a_session() {
        Browser browser = new Browser(town);

        Browser.Page sent = browser.get("/sign-in?to=/console/queue");
        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.sentTo().getQuery()).contains("code_challenge_method=S256", "nonce=", "state=");
        Browser.Page personas = browser.get(sent.sentTo().toString());
        assertThat(personas.text()).contains("demo-agent", "demo-partner");
        assertThat(personas.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
        Browser.Page arrived = browser.signIn("demo-agent", "/console/queue");

        assertThat(arrived.sentTo().getPath()).isEqualTo("/console/queue");
        assertThat(browser.cookies).containsKey(SESSION).doesNotContainKey("__Host-reinstate-sign-in");
        assertThat(arrived.raw().headers().allValues("Set-Cookie"))
                .filteredOn(line -> line.startsWith(SESSION + "="))
                .singleElement()
                .asString()
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void a_token_is_kept_as_a_digest_only() {
        Browser browser = new Browser(town);
        browser.signIn("demo-supervisor", "/");
        String token = browser.cookies.get(SESSION);

        assertThat(town.count("select count(*) from sessions where sha256 = sha256('%s'::bytea)".formatted(token)))
                .isEqualTo(1);
        assertThat(town.count("select count(*) from sessions s where s::text like '%%%s%%'".formatted(token)))
                .isZero();
    }

    @Test
    void who_asks_for_the_machine_by_number_is_sent_to_its_name_where_the_cookies_are() {
        Browser.Page sent = new Browser(town)
                .get("http://127.0.0.1:%d/sign-in?to=/console/watch"
                        .formatted(town.demo().port()));

        assertThat(sent.sentTo().toString())
                .isEqualTo("http://localhost:%d/sign-in?to=%%2Fconsole%%2Fwatch"
                        .formatted(town.demo().port()));
    }

    @Test
    void a_sign_out_without_the_visitors_token_changes_nothing() {
        Browser browser = new Browser(town);
        browser.signIn("demo-trust", "/");

        Browser.Page refused = browser.post("/sign-out", Map.of());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(browser.cookies).containsKey(SESSION);
    }
}
