package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests: of a request, so that the same key with another one is told; of an answer, for its ETag. */
final class Fingerprint {

    private Fingerprint() {}

    /** Over the method, the address and the body with its keys in order, its numbers as written. */
    static String of(String method, String path, JsonNode body) {
        String canonical = new String(Json.write(body), StandardCharsets.UTF_8);
        return of(method + "\n" + path + "\n" + canonical);
    }

    static String of(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
