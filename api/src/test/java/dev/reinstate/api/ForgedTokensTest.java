package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens over HTTP: what the issuer signed for us opens the API, and nothing else does. Each denial is on record. */
class ForgedTokensTest {

    private final Vouching issuer = new Vouching();
    private final Api api = Api.believing(issuer.settings());

    @AfterEach
    void stop() {
        api.close();
        issuer.close();
    }

    private void isLetIn(String token) {
        api.as(token).get("/v1/accounts/acme").is(200);
    }

    private void isKeptOut(String token) {
        Reply reply = api.as(token).get("/v1/accounts/acme").is(401);
        assertThat(reply.header("www-authenticate")).contains("error=\"invalid_token\"");
        assertThat(api.world.diary).containsExactly("denied null: GET /v1/accounts/acme UNKNOWN_TOKEN");
    }

    @Test
    void a_token_of_the_issuer_for_us_opens_the_api() {
        isLetIn(issuer.signs(issuer.agent().build()));

        assertThat(api.world.diary).containsExactly("agnes looks at acme");
    }

    @Test
    void an_access_token_that_says_that_it_is_one_opens_it_too() {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.PS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(issuer.key.getKeyID())
                .build();

        isLetIn(Vouching.signs(header, issuer.agent().build(), issuer.key));
    }

    @Test
    void a_token_without_a_signature_is_refused() {
        isKeptOut(new PlainJWT(issuer.agent().build()).serialize());
    }

    @Test
    void a_token_whose_signature_was_cut_off_is_refused() {
        String token = issuer.signs(issuer.agent().build());

        isKeptOut(token.substring(0, token.lastIndexOf('.') + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    void the_public_key_is_no_shared_secret(String algorithm) throws Exception {
        byte[] publicKey = issuer.key.toPublicKey().getEncoded();
        byte[] asText = issuer.key.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8);

        for (byte[] secret : List.of(publicKey, asText)) {
            api.world.diary.clear();
            isKeptOut(shared(JWSAlgorithm.parse(algorithm), secret));
        }
    }

    private String shared(JWSAlgorithm algorithm, byte[] secret) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(issuer.key.getKeyID()).build(),
                issuer.agent().build());
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    @Test
    void an_algorithm_that_is_not_pinned_is_refused_even_if_the_signature_holds() {
        isKeptOut(Vouching.signs(
                new JWSHeader.Builder(JWSAlgorithm.RS512)
                        .keyID(issuer.key.getKeyID())
                        .build(),
                issuer.agent().build(),
                issuer.key));
    }

    @Test
    void a_token_for_another_audience_is_refused() {
        isKeptOut(issuer.signs(issuer.agent().audience("another-api").build()));
    }

    @Test
    void what_the_issuer_told_the_console_about_somebody_does_not_open_the_api() {
        isKeptOut(issuer.signs(issuer.agent().audience(Vouching.CLIENT).build()));
    }

    @Test
    void a_token_for_nobody_in_particular_is_refused() {
        isKeptOut(issuer.signs(issuer.agent().audience((String) null).build()));
    }

    @Test
    void another_issuers_token_is_refused() {
        isKeptOut(issuer.signs(issuer.agent().issuer("https://evil.example").build()));
    }

    @Test
    void a_token_that_has_expired_is_refused_after_half_a_minute_for_clocks_that_differ() {
        isLetIn(issuer.signs(expires(-10)));
        api.world.diary.clear();

        isKeptOut(issuer.signs(expires(-60)));
    }

    private JWTClaimsSet expires(long inSeconds) {
        return issuer.agent()
                .expirationTime(Date.from(Instant.now().plusSeconds(inSeconds)))
                .build();
    }

    @Test
    void a_token_that_never_expires_is_refused() {
        isKeptOut(issuer.signs(issuer.agent().expirationTime(null).build()));
    }

    @Test
    void a_token_that_is_not_good_yet_is_refused() {
        isKeptOut(issuer.signs(issuer.agent()
                .notBeforeTime(Date.from(Instant.now().plusSeconds(120)))
                .build()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../dev/null",
                "/dev/null",
                "key-1' or '1'='1",
                "x' union select 'AA",
                "unknown",
                "",
                "http://evil.example/key"
            })
    void a_key_id_is_a_name_and_not_a_path_a_query_or_an_address(String id) {
        RSAKey forged = Vouching.fresh(id);

        isKeptOut(
                Vouching.signs(issuer.header().keyID(id).build(), issuer.agent().build(), forged));
    }

    @Test
    void a_key_that_the_token_brings_along_is_not_believed() {
        RSAKey forged = Vouching.fresh("key-1");

        isKeptOut(Vouching.signs(
                issuer.header().jwk(forged.toPublicJWK()).build(),
                issuer.agent().build(),
                forged));
    }

    @Test
    void an_address_of_keys_in_the_token_is_not_even_asked() {
        try (Vouching evil = new Vouching()) {
            isKeptOut(Vouching.signs(
                    issuer.header().jwkURL(URI.create(evil.url() + "/keys")).build(),
                    issuer.agent().build(),
                    evil.key));
            api.world.diary.clear();
            isKeptOut(Vouching.signs(
                    issuer.header()
                            .x509CertURL(URI.create(evil.url() + "/keys"))
                            .build(),
                    issuer.agent().build(),
                    evil.key));
            assertThat(evil.asksForKeys).hasValue(0);
        }
    }

    @Test
    void a_header_that_must_be_understood_and_is_not_is_refused() {
        isKeptOut(Vouching.signs(
                issuer.header()
                        .criticalParams(Set.of("exp-ours"))
                        .customParam("exp-ours", 1)
                        .build(),
                issuer.agent().build(),
                issuer.key));
    }

    @Test
    void another_kind_of_key_under_a_known_name_is_refused() throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("key-1").build(),
                issuer.agent().build());
        token.sign(
                new ECDSASigner(new ECKeyGenerator(Curve.P_256).keyID("key-1").generate()));

        isKeptOut(token.serialize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "key_1", "a b", "", "x\u0000y", "<script>"})
    void a_name_that_could_be_one_of_our_own_systems_is_refused(String subject) {
        isKeptOut(issuer.signs(issuer.agent().subject(subject).build()));
    }

    @Test
    void somebody_with_no_role_of_ours_and_no_checked_mail_address_is_nobody() {
        isKeptOut(issuer.signs(issuer.agent()
                .claim("roles", List.of("SYSTEM", "PARTNER", "admin"))
                .claim("email", "demo-partner@example.test")
                .claim("email_verified", false)
                .build()));
    }

    @Test
    void a_partner_is_known_by_the_mail_address_that_the_issuer_has_checked() {
        isLetIn(issuer.signs(issuer.agent()
                .subject("paula")
                .claim("roles", null)
                .claim("email", "demo-partner@example.test")
                .claim("email_verified", true)
                .build()));
    }

    @Test
    void a_role_without_a_cloud_is_cleared_for_none() {
        api.as(issuer.signs(issuer.agent().claim("clouds", List.of("MOON")).build()))
                .get("/v1/accounts/acme");

        assertThat(api.world.actor().clouds()).isEmpty();
    }

    @Test
    void a_new_key_of_the_issuer_is_found_when_it_is_first_met() {
        isLetIn(issuer.signs(issuer.agent().build()));
        issuer.key = Vouching.fresh("key-2");

        isLetIn(issuer.signs(issuer.agent().build()));
    }

    @Test
    void whoever_invents_key_ids_does_not_make_us_ask_the_issuer_each_time() {
        isLetIn(issuer.signs(issuer.agent().build()));
        for (int i = 0; i < 50; i++) {
            api.as(Vouching.signs(
                            issuer.header().keyID("invented-" + i).build(),
                            issuer.agent().build(),
                            issuer.key))
                    .get("/v1/accounts/acme")
                    .is(401);
        }
        assertThat(issuer.asksForKeys.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void while_the_issuer_is_away_those_whom_it_vouched_for_stay_known() {
        String token = issuer.signs(issuer.agent().build());
        isLetIn(token);
        issuer.away = true;

        isLetIn(token);
    }

    @Test
    void an_issuer_that_was_never_there_is_our_trouble_and_not_the_callers() {
        issuer.away = true;
        String token = issuer.signs(issuer.agent().build());

        Reply reply = api.as(token).get("/v1/accounts/acme");

        reply.isProblem(503, "unavailable");
        assertThat(reply.header("retry-after")).isNotBlank();
        issuer.away = false;
        isLetIn(token);
    }

    @Test
    void roles_are_found_where_the_issuer_has_them_and_under_its_own_names() {
        var names = new dev.reinstate.api.signin.ClaimNames(
                "realm_access.roles", "clouds", Map.of("support-agent", dev.reinstate.workflows.ports.Role.AGENT));
        var theirs = new dev.reinstate.api.signin.IssuerSettings(
                issuer.url(), Vouching.AUDIENCE, Vouching.CLIENT, null, names);
        try (Api other = Api.believing(theirs)) {
            other.as(issuer.signs(issuer.agent()
                            .claim("roles", List.of("ENGINEER"))
                            .claim("realm_access", Map.of("roles", List.of("support-agent", "offline_access")))
                            .build()))
                    .get("/v1/accounts/acme")
                    .is(200);
            assertThat(other.world.actor().roles()).containsExactly(dev.reinstate.workflows.ports.Role.AGENT);
        }
    }
}
