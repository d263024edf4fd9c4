package dev.reinstate.api.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.reinstate.api.SignIn;
import dev.reinstate.workflows.ports.Accounts;
import dev.reinstate.workflows.ports.Actor;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens that the issuer signed for the API: JWTs with our audience. Where the key is, with which algorithm it signs and
 * who the issuer is, we know ourselves; what a token says about it only has to agree.
 */
public final class BearerTokens implements SignIn {

    private final Issuer issuer;
    private final Accounts accounts;
    private final Claims claims;

    public BearerTokens(Issuer issuer, Accounts accounts) {
        this.issuer = issuer;
        this.accounts = accounts;
        this.claims = new Claims(issuer.settings().claims());
    }

    @Override
    public Optional<Actor> actor(String bearerToken) {
        try {
            JWTClaimsSet verified = verification().process(bearerToken, null);
            return claims.person(verified.getClaims()).map(person -> person.actor(accounts));
        } catch (ParseException | BadJOSEException forged) {
            return Optional.empty();
        } catch (JOSEException unreadable) {
            if (Issuer.away(unreadable)) {
                throw new IssuerAway(
                        "the keys of %s cannot be read"
                                .formatted(issuer.settings().url()),
                        unreadable);
            }
            return Optional.empty();
        }
    }

    private DefaultJWTProcessor<SecurityContext> verification() {
        DefaultJWTProcessor<SecurityContext> verification = new DefaultJWTProcessor<>();
        // An ID token tells a browser's application who is there; it opens no door.
        verification.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        verification.setJWSKeySelector(issuer.keys());
        DefaultJWTClaimsVerifier<SecurityContext> told = new DefaultJWTClaimsVerifier<>(
                issuer.settings().audience(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer.settings().url().toString())
                        .build(),
                Set.of("sub", "exp"));
        told.setMaxClockSkew((int) Issuer.SKEW.toSeconds());
        verification.setJWTClaimsSetVerifier(told);
        return verification;
    }
}
