package dev.reinstate.api.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the issuer signs, with a key that lives as long as it does. */
final class Signing {

    private final ECKey key;
    private final InstantSource clock;

    Signing(InstantSource clock) {
        this.clock = clock;
        try {
            key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException cause) {
            throw new IllegalStateException("every Java has P-256", cause);
        }
    }

    Map<String, Object> publicKeys() {
        return new JWKSet(key).toJSONObject(true);
    }

    /** Says who a persona is, to one audience. */
    String token(String issuer, Persona persona, String audience, Duration life, @Nullable String nonce) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(persona.id())
                .audience(audience)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .claim("name", persona.name())
                .claim("roles", persona.roles().stream().map(Role::name).toList())
                .claim("clouds", persona.clouds().stream().map(Cloud::name).toList());
        if (persona.email() != null) {
            claims.claim("email", persona.email()).claim("email_verified", true);
        }
        if (nonce != null) {
            claims.claim("nonce", nonce);
        }
        return signed(claims.build());
    }

    private String signed(JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(JOSEObjectType.JWT)
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException cause) {
            throw new IllegalStateException("our own key signs", cause);
        }
    }
}
