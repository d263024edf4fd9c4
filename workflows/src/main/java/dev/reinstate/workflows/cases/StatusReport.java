package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the profile or the vetting system reported.
 *
 * @param id of the report
 * @param since from when on the status is so
 * @param reportedAt of two reports about the same instant the later one counts
 * @param reason why it was rejected
 * @param missing what the partner has left out
 */
public record StatusReport(
        String id,
        Status state,
        Instant since,
        Instant reportedAt,
        @Nullable String reason,
        List<StatusStep> steps,
        List<String> missing) {

    public StatusReport {
        steps = List.copyOf(steps);
        missing = List.copyOf(missing);
    }

    public static StatusReport of(String id, Status state, Instant since) {
        return new StatusReport(id, state, since, since, null, List.of(), List.of());
    }
}
