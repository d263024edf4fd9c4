package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.ports.Reconciliation.Named;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The runs of cases, as the engine knows them. It is asked by a case's id, never for a list. */
public interface CaseRuns {

    /** The latest run of a case. */
    Run of(String caseId);

    /** Ends a run that would not end by itself. */
    void terminate(String caseId, String runId, String reason);

    /** What the signals and steps of a run name; nothing if the engine has no such history any more. */
    Set<Named> named(String caseId, String runId);

    /**
     * A run.
     *
     * @param state in the engine's word, such as {@code RUNNING} or {@code TERMINATED}; {@code NONE} if it knows no run
     * @param began in milliseconds of the engine's clock
     */
    record Run(String state, @Nullable String runId, long began) {

        private static final String RUNNING = "RUNNING";

        public static Run none() {
            return new Run("NONE", null, 0);
        }

        public static Run running(String runId, long began) {
            return new Run(RUNNING, runId, began);
        }

        public boolean runs() {
            return state.equals(RUNNING);
        }
    }
}
