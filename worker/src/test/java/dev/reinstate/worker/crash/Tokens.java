package dev.reinstate.worker.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Who may sign in. */
final class Tokens {

    static final String BILLING = "billing-of-the-crash-test-0123456789abcdef";
    static final String AGENT = "agent-of-the-crash-test-0123456789abcdef";
    static final String PARTNER = "partner-of-the-crash-test-0123456789abcdef";
    static final String EMAIL = "one@partner.example.test";

    private Tokens() {}

    static Path write(Path file) throws IOException {
        return Files.writeString(
                file,
                token("billing", "BILLING", "clouds = [\"PUBLIC\"]", BILLING)
                        + token("agent", "AGENT", "clouds = [\"PUBLIC\"]", AGENT)
                        + token("partner", "PARTNER", "email = \"" + EMAIL + "\"", PARTNER));
    }

    private static String token(String actor, String role, String scope, String token) {
        return """
                [[token]]
                actor = "%s"
                role = "%s"
                %s
                sha256 = "%s"

                """.formatted(actor, role, scope, sha256(token));
    }

    private static String sha256(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
