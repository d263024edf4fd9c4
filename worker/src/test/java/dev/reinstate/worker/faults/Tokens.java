package dev.reinstate.worker.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Who signs in to the API, and the file that tells it so. */
final class Tokens {

    static final String BILLING = "faults-billing";
    static final String AGENT = "faults-agent";
    static final String SECOND_AGENT = "faults-agent-2";
    static final String PARTNER = "faults-partner";

    private static final String CLOUDS = "clouds = [\"PUBLIC\"]\n";

    private Tokens() {}

    static Path write(Path file) throws IOException {
        Files.writeString(
                file,
                token(BILLING, "BILLING", CLOUDS)
                        + token(AGENT, "AGENT", CLOUDS)
                        + token(SECOND_AGENT, "AGENT", CLOUDS)
                        + token(PARTNER, "PARTNER", "email = \"%s\"\n".formatted(Partner.ADMIN)));
        return file;
    }

    /** The actor's name is its token: nobody but this run knows the API. */
    private static String token(String actor, String role, String more) {
        return "[[token]]\nactor = \"%s\"\nrole = \"%s\"\nsha256 = \"%s\"\n%s\n"
                .formatted(actor, role, sha256(actor), more);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }
}
