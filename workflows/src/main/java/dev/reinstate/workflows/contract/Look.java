package dev.reinstate.workflows.contract;

import dev.reinstate.workflows.cases.Stage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a case saw: always the whole state, never a difference, so a lost answer does no harm.
 *
 * @param holdOwed a ground holds and no hold is placed
 * @param approvedBy the decision to carry out
 * @param notices ids of notices to send now
 * @param untilNext how long until something falls due; null if nothing does by itself. From the register's clock alone,
 *     so it can be laid on the engine's
 * @param over nothing is left to do, or a later run has taken over
 */
public record Look(
        Stage stage,
        boolean holdOwed,
        @Nullable String approvedBy,
        List<String> notices,
        @Nullable Duration untilNext,
        boolean over) {

    /** What a run sees whose case is finished, or which a later run has replaced. */
    public static Look nothingLeft() {
        return new Look(Stage.CLOSED, false, null, List.of(), null, true);
    }
}
