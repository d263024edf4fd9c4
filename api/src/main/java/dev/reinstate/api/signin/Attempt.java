package dev.reinstate.api.signin;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * A browser on its way to the issuer and back. All that ties the two ways together is made of one secret, which lies in a
 * cookie of this browser and nowhere else: who has not been sent away from here cannot come back.
 *
 * @param to the page that was asked for
 */
record Attempt(String secret, String to) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static Attempt fresh(String to) {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return new Attempt(Base64.getUrlEncoder().withoutPadding().encodeToString(random), LocalPath.or(to, "/"));
    }

    /** As a cookie has it. */
    static Optional<Attempt> read(String cookie) {
        String[] parts = cookie.split("\\.", 2);
        if (parts.length != 2 || !parts[0].matches("[A-Za-z0-9_-]{43}") || !parts[1].matches("[A-Za-z0-9_-]*")) {
            return Optional.empty();
        }
        try {
            String to = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return Optional.of(new Attempt(parts[0], LocalPath.or(to, "/")));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    String cookie() {
        return secret + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(to.getBytes(StandardCharsets.UTF_8));
    }

    State state() {
        return new State(derived("state"));
    }

    Nonce nonce() {
        return new Nonce(derived("nonce"));
    }

    CodeVerifier verifier() {
        return new CodeVerifier(derived("verifier"));
    }

    private String derived(String use) {
        return Digests.of(use, secret);
    }
}
