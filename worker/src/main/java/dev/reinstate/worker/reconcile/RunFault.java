package dev.reinstate.worker.reconcile;

import dev.reinstate.workflows.ports.CaseRuns.Run;
import dev.reinstate.workflows.ports.Reconciliation.CaseOnRecord;
import java.util.Optional;

/** What can be wrong between a case and its run. */
enum RunFault {
    /** The case has to run and does not. */
    MISSING,
    /** The run began earlier than one that is gone: it would be told that the case is over. */
    FENCED,
    /** The run goes on although its case is finished. */
    LEFT_OVER,
    /** A look was due minutes ago. */
    OVERDUE;

    static Optional<RunFault> of(CaseOnRecord record, Run run) {
        if (record.shouldRun() && !run.runs()) {
            return Optional.of(MISSING);
        }
        if (record.shouldRun() && fenced(record, run)) {
            return Optional.of(FENCED);
        }
        if (!record.shouldRun() && record.runOver() && run.runs()) {
            return Optional.of(LEFT_OVER);
        }
        return record.overdue() ? Optional.of(OVERDUE) : Optional.empty();
    }

    /** A workflow id has one running run at most: if this one runs, or was the last, the later one of the register is gone. */
    static boolean fenced(CaseOnRecord record, Run run) {
        return run.runId() != null
                && record.runId() != null
                && !run.runId().equals(record.runId())
                && run.began() < record.runBegan();
    }

    String registerSays(CaseOnRecord record) {
        return switch (this) {
            case MISSING -> record.open() ? "open" : "closed with an unsent notice";
            case FENCED -> "run " + record.runId() + " looked last";
            case LEFT_OVER -> "finished";
            case OVERDUE -> "a look is overdue";
        };
    }

    static String engineSays(Run run) {
        return run.runId() == null ? "no run" : run.state() + " run " + run.runId();
    }
}
