package dev.reinstate.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.reinstate.api.signin.ClaimNames;
import dev.reinstate.api.signin.IssuerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer with RSA keys, as most have them, that a test can take away or give other keys. */
final class Vouching implements AutoCloseable {

    static final String AUDIENCE = "reinstate";
    static final String CLIENT = "reinstate-console";

    final AtomicInteger asksForKeys = new AtomicInteger();
    volatile RSAKey key = fresh("key-1");
    volatile boolean away;

    private final HttpServer server;

    Vouching() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        serve("/.well-known/openid-configuration", () -> """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "jwks_uri":"%1$s/keys","response_types_supported":["code"],"subject_types_supported":["public"],
                 "id_token_signing_alg_values_supported":["RS256"]}""".formatted(url()));
        serve("/keys", () -> {
            asksForKeys.incrementAndGet();
            return new JWKSet(key).toString(true);
        });
        server.start();
    }

    private void serve(String path, java.util.function.Supplier<String> json) {
        server.createContext(path, exchange -> {
            byte[] body = json.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(away ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    static RSAKey fresh(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException cause) {
            throw new IllegalStateException(cause);
        }
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    IssuerSettings settings() {
        return new IssuerSettings(url(), AUDIENCE, CLIENT, null, ClaimNames.OURS);
    }

    /** What it says of an agent. */
    JWTClaimsSet.Builder agent() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(url().toString())
                .subject("agnes")
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("roles", List.of("AGENT"))
                .claim("clouds", List.of("PUBLIC"));
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID());
    }

    String signs(JWTClaimsSet claims) {
        return signs(header().build(), claims, key);
    }

    static String signs(JWSHeader header, JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException cause) {
            throw new IllegalStateException(cause);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
