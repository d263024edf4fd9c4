package dev.reinstate.workflows.cases;

/** Who has the next move on a case. */
public enum WaitingOn {
    PARTNER,
    AGENT,
    PROVIDER,
    SYSTEM
}
