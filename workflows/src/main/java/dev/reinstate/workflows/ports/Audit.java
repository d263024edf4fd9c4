package dev.reinstate.workflows.ports;

import java.util.List;

/** The audit trail: insert-only, hash-chained per account. */
public interface Audit {

    /** Walks every chain. */
    Report verify();

    /**
     * What a walk found.
     *
     * @param faults one line each: the account, the row, and what does not fit
     */
    record Report(long accounts, long rows, List<String> faults) {}
}
