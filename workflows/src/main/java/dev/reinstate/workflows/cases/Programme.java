package dev.reinstate.workflows.cases;

/** The partner programme an account belongs to. A partner in both has two accounts. */
public enum Programme {
    /** Cloud Solution Provider. */
    CSP,
    /** AI Cloud Partner Program. */
    MAICPP
}
