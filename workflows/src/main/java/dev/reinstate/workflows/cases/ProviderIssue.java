package dev.reinstate.workflows.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An issue at an indirect provider that hurts one of its resellers. Its end may be known before its beginning.
 *
 * @param provider the account id of the provider; absent while only the end is known
 */
public record ProviderIssue(
        String id,
        @Nullable String provider,
        @Nullable String description,
        @Nullable Instant raisedAt,
        @Nullable Instant clearedAt) {

    /** Raised, and not cleared. */
    boolean standing() {
        return raisedAt != null && clearedAt == null;
    }
}
