package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody tries at the console's door, over HTTP; each denial is on record. */
class ConsoleAttacksTest {

    private static final String SESSION = "__Host-reinstate";
    private static final String ON_THE_WAY = "__Host-reinstate-sign-in";
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123";

    @RegisterExtension
    static final Town town = Town.shared();

    private final Browser browser = new Browser(town);
    private long denied;

    @BeforeEach
    void remember() {
        denied = denials();
    }

    private static long denials() {
        return town.count("select count(*) from denials");
    }

    private void isOnRecord(String why) {
        assertThat(denials()).as("denials").isGreaterThan(denied);
        assertThat(town.text("select why from denials order by id desc limit 1"))
                .isEqualTo(why);
    }

    /** As our own page of this session would send it. */
    private static String antiForgery(Browser of) {
        return digest("anti-forgery\n" + of.cookies.get(SESSION));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static boolean signedIn(Browser who) {
        return town.count("select count(*) from sessions where ended_at is null and sha256 = sha256('%s'::bytea)"
                        .formatted(who.cookies.getOrDefault(SESSION, "none")))
                == 1;
    }

    // --- The way in -----------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/console",
                "/\\evil.example",
                "/console//evil.example",
                "\\\\evil.example",
                "/console/../..//evil.example",
                "javascript:alert(1)",
                "/console\r\nLocation: https://evil.example",
                "https:evil.example",
                "/evil.example",
                "/console@evil.example",
                " /console",
                "/console?to=<script>"
            })
    void after_the_sign_in_nobody_is_sent_elsewhere(String to) {
        Browser.Page arrived = browser.signIn("demo-agent", to);

        assertThat(arrived.header("Location")).isEqualTo("/");
    }

    @Test
    void a_page_of_ours_with_a_query_is_where_one_comes_back_to() {
        assertThat(browser.signIn("demo-agent", "/console/queue?stage=UNDER_REVIEW&cloud=PUBLIC")
                        .header("Location"))
                .isEqualTo("/console/queue?stage=UNDER_REVIEW&cloud=PUBLIC");
    }

    @Test
    void a_session_that_was_planted_before_the_sign_in_is_not_the_one_after_it() {
        Browser attacker = new Browser(town);
        attacker.signIn("demo-agent", "/");
        String planted = attacker.cookies.get(SESSION);
        browser.cookies.put(SESSION, planted);

        browser.signIn("demo-supervisor", "/");

        assertThat(browser.cookies.get(SESSION)).isNotEqualTo(planted);
        assertThat(signedIn(browser)).isTrue();
        assertThat(signedIn(attacker)).as("and it is ended").isFalse();
    }

    @Test
    void a_code_that_was_used_is_not_taken_again() {
        String back = comesBack(browser);
        String cookie = browser.cookies.get(ON_THE_WAY);
        browser.get(back);
        assertThat(signedIn(browser)).isTrue();
        Browser thief = new Browser(town);
        thief.cookies.put(ON_THE_WAY, cookie);

        Browser.Page refused = thief.get(back);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(thief.cookies).doesNotContainKey(SESSION);
        isOnRecord("CODE_REFUSED");
    }

    /** The address that the issuer sends the browser back to. */
    private static String comesBack(Browser who) {
        String issuer = who.get("/sign-in?to=/").sentTo().toString();
        return who.get(issuer + "&persona=demo-agent").sentTo().toString();
    }

    @Test
    void a_sign_in_that_another_browser_began_is_not_finished_here() {
        String back = comesBack(new Browser(town));

        Browser.Page withoutOne = browser.get(back);
        assertThat(withoutOne.status()).isEqualTo(400);
        isOnRecord("NOT_BEGUN");
        browser.get("/sign-in?to=/");
        Browser.Page withAnother = browser.get(back);

        assertThat(withAnother.status()).isEqualTo(400);
        assertThat(browser.cookies).doesNotContainKey(SESSION);
        isOnRecord("STATE_MISMATCH");
    }

    @Test
    void a_state_that_was_changed_on_the_way_is_noticed() {
        String back = comesBack(browser).replaceFirst("state=[^&]+", "state=changed");

        assertThat(browser.get(back).status()).isEqualTo(400);
        isOnRecord("STATE_MISMATCH");
    }

    @Test
    void an_id_token_that_was_made_for_another_request_is_refused() {
        // The attacker's request has our state and PKCE challenge, so that only the nonce can tell.
        String issuer = browser.get("/sign-in?to=/").sentTo().toString();
        String other = issuer.replaceFirst("nonce=[^&]+", "nonce=another");
        String back = browser.get(other + "&persona=demo-agent").sentTo().toString();

        assertThat(browser.get(back).status()).isEqualTo(400);
        assertThat(browser.cookies).doesNotContainKey(SESSION);
        isOnRecord("ID_TOKEN_REFUSED");
    }

    @Test
    void an_answer_of_another_issuer_is_refused() {
        String back = comesBack(browser).replaceFirst("iss=[^&]+", "iss=https%3A%2F%2Fevil.example");

        assertThat(browser.get(back).status()).isEqualTo(400);
        isOnRecord("OTHER_ISSUER");
    }

    @Test
    void what_the_issuer_says_when_it_refuses_is_not_shown() {
        String state = Pattern.compile("state=([^&]+)")
                .matcher(browser.get("/sign-in?to=/").sentTo().toString())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        Browser.Page refused = browser.get("/sign-in/callback?error=access_denied&error_description="
                + Browser.encoded("<script>alert(1)</script>") + "&state=" + state);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).doesNotContain("<script>", "alert");
        assertThat(refused.header("Content-Security-Policy")).contains("default-src 'none'");
        isOnRecord("REFUSED_BY_ISSUER");
    }

    // --- The issuer of the demo -----------------------------------------------------------------

    private String code(String more) {
        String request = "/demo/issuer/authorize?response_type=code&client_id=reinstate-console&scope=openid&state=s"
                + "&nonce=n&redirect_uri=" + Browser.encoded(callback()) + more + "&persona=demo-agent";
        return browser.get(request).header("Location").replaceFirst(".*code=([^&]+).*", "$1");
    }

    private static String callback() {
        return "http://localhost:%d/sign-in/callback".formatted(town.demo().port());
    }

    private Browser.Page exchange(String code, String verifier) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "reinstate-console",
                "redirect_uri",
                callback(),
                "code",
                code));
        if (verifier != null) {
            form.put("code_verifier", verifier);
        }
        return browser.post("/demo/issuer/token", form);
    }

    private static String challenge() {
        return "&code_challenge_method=S256&code_challenge=" + digest(VERIFIER);
    }

    @Test
    void a_stolen_code_is_worth_nothing_without_the_verifier() {
        assertThat(exchange(code(challenge()), null).status()).isEqualTo(400);
        assertThat(exchange(code(challenge()), VERIFIER + "x").text()).contains("invalid_grant");
        assertThat(exchange(code(challenge()), VERIFIER).status()).isEqualTo(200);
    }

    @Test
    void a_code_is_exchanged_once() {
        String code = code(challenge());

        assertThat(exchange(code, VERIFIER).status()).isEqualTo(200);
        assertThat(exchange(code, VERIFIER).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&code_challenge_method=plain&code_challenge=" + VERIFIER, "&code_challenge=abc"})
    void no_code_is_given_that_is_not_bound(String challenge) {
        assertThat(code(challenge)).contains("error=invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/sign-in/callback", "http://localhost/other", ""})
    void nobody_is_sent_to_an_address_that_is_not_the_consoles(String redirect) {
        Browser.Page refused = browser.get("/demo/issuer/authorize?response_type=code&client_id=reinstate-console"
                + "&scope=openid&state=s&nonce=n&persona=demo-agent&redirect_uri=" + Browser.encoded(redirect)
                + challenge());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Location")).isEmpty();
    }

    @Test
    void nothing_that_is_in_the_address_becomes_markup_of_the_personas_page() {
        Browser.Page page = browser.get("/demo/issuer/authorize?response_type=code&client_id=reinstate-console"
                + "&scope=openid&nonce=n&redirect_uri=" + Browser.encoded(callback()) + challenge() + "&state="
                + Browser.encoded("\"><script>alert(1)</script>"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).doesNotContain("<script>");
    }

    @Test
    void a_token_of_the_demos_issuer_opens_the_demos_api() throws IOException {
        Browser.Page given = browser.post(
                "/demo/issuer/token", Map.of("grant_type", "client_credentials", "client_id", "demo-agent"));
        String token =
                new ObjectMapper().readTree(given.text()).path("access_token").asText();

        town.as(token).get("/v1/cases").is(200);
        town.as(token).get("/v1/keys").is(403);
        String[] parts = token.split("\\.");
        town.as(parts[0] + "." + parts[1] + ".").get("/v1/cases").is(401);
    }

    // --- With a session -------------------------------------------------------------------------

    private Browser.Page signsOut(Browser who, String token, String... headers) {
        return who.post("/sign-out", token == null ? Map.of() : Map.of("token", token), headers);
    }

    @Test
    void a_form_without_the_visitors_token_or_with_anothers_changes_nothing() {
        browser.signIn("demo-agent", "/");
        Browser other = new Browser(town);
        other.signIn("demo-agent", "/");

        for (String token : new String[] {null, "", "guessed", antiForgery(other)}) {
            denied = denials();
            assertThat(signsOut(browser, token).status()).isEqualTo(403);
            isOnRecord("FORGED_FORM");
        }
        assertThat(signedIn(browser)).isTrue();
    }

    @Test
    void a_form_that_another_site_posts_changes_nothing_even_with_the_token() {
        browser.signIn("demo-agent", "/");
        String token = antiForgery(browser);

        for (String site : new String[] {"cross-site", "same-site", "none"}) {
            assertThat(signsOut(browser, token, "Sec-Fetch-Site", site).status())
                    .isEqualTo(403);
            isOnRecord("FORGED_ORIGIN");
        }
        for (String from : new String[] {"https://evil.example", "null", "http://localhost"}) {
            assertThat(signsOut(browser, token, "Origin", from).status()).isEqualTo(403);
        }
        assertThat(signedIn(browser)).isTrue();
    }

    @Test
    void a_sign_out_ends_the_session_for_whoever_has_its_cookie() {
        browser.signIn("demo-agent", "/");
        Browser copy = new Browser(town);
        copy.cookies.putAll(browser.cookies);
        String token = antiForgery(browser);

        Browser.Page out = signsOut(browser, token, "Sec-Fetch-Site", "same-origin");

        assertThat(out.status()).isEqualTo(303);
        assertThat(browser.get(out.sentTo().toString()).text()).contains("signed out");
        assertThat(browser.cookies).doesNotContainKey(SESSION);
        assertThat(signsOut(copy, token).status()).isEqualTo(401);
        isOnRecord("UNKNOWN_SESSION");
        assertThat(copy.cookies).doesNotContainKey(SESSION);
    }

    @Test
    void the_token_may_come_in_a_header_for_a_part_of_a_page() {
        browser.signIn("demo-agent", "/");

        assertThat(signsOut(browser, null, "X-Anti-Forgery", antiForgery(browser))
                        .status())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "guessed", "' or '1'='1", "00000000000000000000000000000000000000000000"})
    void a_cookie_that_is_no_session_is_a_stranger(String cookie) {
        browser.cookies.put(SESSION, cookie);

        assertThat(signsOut(browser, "any").status()).isEqualTo(401);
    }

    @Test
    void a_cookie_opens_no_api() {
        browser.signIn("demo-engineer", "/");

        assertThat(browser.get("/v1/cases").status()).isEqualTo(401);
    }

    @Test
    void another_method_in_a_header_is_refused_here_too() {
        browser.signIn("demo-agent", "/");

        assertThat(browser.get("/sign-out", "X-HTTP-Method-Override", "POST").status())
                .isEqualTo(400);
        assertThat(signedIn(browser)).isTrue();
    }

    @Test
    void no_page_of_the_sign_in_can_be_framed_or_kept() {
        for (String path : new String[] {"/signed-out", "/sign-in/callback"}) {
            Browser.Page page = browser.get(path);
            assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }
}
