package dev.reinstate.workflows.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a sender and we share: {@code whsec_} and, in base64, 24 to 64 bytes. It never shows itself. */
public final class WebhookSecret {

    /** As in "write <em>…</em>". */
    public static final String SHAPE = "whsec_ and the base64 of 24 to 64 random bytes";

    private static final String PREFIX = "whsec_";
    private static final String SCHEME = "v1,";
    private static final String HMAC = "HmacSHA256";

    // The bounds of the specification: less can be guessed, more is only hashed down.
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    /** Enough to tell a few secrets apart, and nothing to find one by. */
    private static final int FINGERPRINT_BYTES = 4;

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /** Throws {@link IllegalArgumentException}, which does not repeat the text, for anything else. */
    public static WebhookSecret parse(String text) {
        byte[] key = text.startsWith(PREFIX) ? bytes(text.substring(PREFIX.length())) : new byte[0];
        if (key.length < FEWEST_BYTES || key.length > MOST_BYTES) {
            throw new IllegalArgumentException("a secret is " + SHAPE);
        }
        return new WebhookSecret(key);
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    /** The secret of a source in the demo, which everybody may know. */
    public static WebhookSecret ofDemo(String source) {
        return new WebhookSecret(("reinstate-demo-secret-for-" + source).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * One entry of the header {@code webhook-signature}.
     *
     * @param id of the header {@code webhook-id}
     * @param timestamp of the header {@code webhook-timestamp}, seconds since 1970
     * @param body the very bytes that are sent
     */
    public String sign(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return SCHEME + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
    }

    /** By which people tell it from the one that follows it, and nobody can sign. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "secret " + fingerprint();
    }
}
