package dev.reinstate.workflows.ports;

/** What a person or a system is to us. */
public enum Role {
    BILLING,
    AGENT,
    SUPERVISOR,
    TRUST,
    ENGINEER,
    /** Somebody at a partner; what they may do depends on what they are to the account. */
    PARTNER,
    /** The case itself and the relay. */
    SYSTEM
}
