package dev.reinstate.workflows.cases;

/** What a partner's person is to the account. */
public enum ContactRole {
    /** May act on a suspension. */
    GLOBAL_ADMIN,
    /** May look. */
    BILLING_ADMIN,
    OTHER
}
