package dev.reinstate.api.issuer;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The codes that are on their way: each is good once, and for a minute. */
final class Codes {

    /** A browser brings it back at once. */
    private static final Duration LIFE = Duration.ofMinutes(1);

    /** More people than ever pick a persona in a minute; the oldest goes. */
    private static final int MOST = 1_000;

    private static final int BYTES = 32;

    /**
     * What a code stands for.
     *
     * @param challenge of the one who may exchange it (PKCE, S256)
     */
    record Grant(Persona persona, String nonce, String challenge, String redirect, Instant until) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> grants = new LinkedHashMap<>();
    private final InstantSource clock;

    Codes(InstantSource clock) {
        this.clock = clock;
    }

    synchronized String mint(Persona persona, String nonce, String challenge, String redirect) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        grants.put(
                code,
                new Grant(persona, nonce, challenge, redirect, clock.instant().plus(LIFE)));
        Iterator<String> oldest = grants.keySet().iterator();
        while (grants.size() > MOST && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
        return code;
    }

    /** Whoever asks for it, right or wrong, has used it up. */
    synchronized Optional<Grant> take(String code) {
        return Optional.ofNullable(grants.remove(code))
                .filter(grant -> clock.instant().isBefore(grant.until()));
    }
}
