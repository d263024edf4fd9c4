package dev.reinstate.api.signin;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.MalformedURLException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer publishes about itself: where it lets people sign in, and the keys that it signs with. Asked for when
 * first needed, so that a process starts without it, and kept, so that its outage keeps out only those who have to sign
 * in anew.
 */
public final class Issuer {

    /** What is believed: signatures by a private key of the issuer's. One by a shared secret could be ours to forge. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    /** Clocks of two machines that are both kept. */
    static final Duration SKEW = Duration.ofSeconds(30);

    /** Somebody waits for it, in a browser or with a request. */
    static final Duration CONNECTING = Duration.ofSeconds(2);

    static final Duration ANSWERING = Duration.ofSeconds(5);

    /** A key that was withdrawn is believed for so long. One that is new is looked up when it is first met. */
    private static final Duration KEYS_KEPT = Duration.ofMinutes(5);

    /** While it is away its keys are believed for so long; its tokens live for less. */
    private static final Duration KEYS_IN_AN_OUTAGE = Duration.ofHours(4);

    /** Whoever invents key ids makes us ask it no more often than twice in this time. */
    private static final Duration BETWEEN_LOOKS_FOR_KEYS = Duration.ofSeconds(10);

    private static final int MOST_BYTES_OF_KEYS = 256 * 1024;

    private final IssuerSettings settings;
    private volatile @Nullable Known known;

    /** What was read of it. */
    private record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

    public Issuer(IssuerSettings settings) {
        this.settings = settings;
    }

    IssuerSettings settings() {
        return settings;
    }

    com.nimbusds.oauth2.sdk.id.Issuer name() {
        return new com.nimbusds.oauth2.sdk.id.Issuer(settings.url());
    }

    OIDCProviderMetadata metadata() {
        return known().metadata();
    }

    /** Picks the issuer's key for a token, whatever the token says about where to find one. */
    JWSKeySelector<SecurityContext> keys() {
        return new JWSVerificationKeySelector<>(ALGORITHMS, known().keys());
    }

    private Known known() {
        Known before = known;
        return before == null ? read() : before;
    }

    private synchronized Known read() {
        Known meanwhile = known;
        if (meanwhile != null) {
            return meanwhile;
        }
        try {
            OIDCProviderMetadata metadata =
                    OIDCProviderMetadata.resolve(name(), (int) CONNECTING.toMillis(), (int) ANSWERING.toMillis());
            Known read = new Known(metadata, keys(metadata));
            known = read;
            return read;
        } catch (GeneralException | IOException away) {
            throw new IssuerAway("the issuer %s does not say who it is".formatted(settings.url()), away);
        }
    }

    private static JWKSource<SecurityContext> keys(OIDCProviderMetadata metadata) throws MalformedURLException {
        DefaultResourceRetriever retriever = new DefaultResourceRetriever(
                (int) CONNECTING.toMillis(), (int) ANSWERING.toMillis(), MOST_BYTES_OF_KEYS);
        return JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL(), retriever)
                .cache(KEYS_KEPT.toMillis(), CONNECTING.plus(ANSWERING).toMillis())
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_LOOKS_FOR_KEYS.toMillis())
                .outageTolerant(KEYS_IN_AN_OUTAGE.toMillis())
                .build();
    }

    /** Whether looking for a key failed because nobody answered, rather than because there is none. */
    static boolean away(Exception failure) {
        return failure instanceof RemoteKeySourceException;
    }
}
