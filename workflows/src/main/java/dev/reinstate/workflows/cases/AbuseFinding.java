package dev.reinstate.workflows.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the trust system found.
 *
 * @param severity in the trust system's own scale; the terms say which are not significant
 * @param summary for our own people
 * @param clearedAt when a trust officer took it back
 */
public record AbuseFinding(
        String id,
        String severity,
        String summary,
        Instant foundAt,
        @Nullable Instant clearedAt) {

    public boolean standing() {
        return clearedAt == null;
    }
}
