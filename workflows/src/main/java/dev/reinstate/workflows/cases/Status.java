package dev.reinstate.workflows.cases;

/** How far the check of a profile or a vetting has come. */
public enum Status {
    NONE,
    PENDING,
    AUTHORIZED,
    REJECTED,
    /** Of a profile only. */
    FAILED;

    /** Whether it stands against the partner until an authorization takes it back. */
    boolean adverse() {
        return this == REJECTED || this == FAILED;
    }
}
