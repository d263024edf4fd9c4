package dev.reinstate.activities.audit;

import dev.reinstate.activities.store.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a row of the audit is bound to the one before it: the SHA-256 of that row's hash and of all its own columns. */
public final class Chain {

    private Chain() {}

    /** A row of the audit without its hash. */
    public record Link(
            String accountId,
            long seq,
            String cloud,
            Instant at,
            String actor,
            String kind,
            @Nullable String caseId,
            String cause,
            Map<String, String> codes) {}

    public static String hash(String previous, Link link) {
        // A JSON list, so that no two different rows can be written alike.
        Object[] columns = {
            previous,
            link.accountId(),
            link.seq(),
            link.cloud(),
            link.at().toString(),
            link.actor(),
            link.kind(),
            link.caseId(),
            link.cause(),
            new TreeMap<>(link.codes())
        };
        return HexFormat.of().formatHex(sha256().digest(Json.write(columns).getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }
}
