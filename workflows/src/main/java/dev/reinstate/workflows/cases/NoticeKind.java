package dev.reinstate.workflows.cases;

import java.util.Set;

/** What a notice tells the partner. */
public enum NoticeKind {
    /** The account will be suspended on a named day unless something is done. */
    WARNING(true),
    /** New sales are held: why, and what to do. */
    SUSPENDED(true),
    /** A ground came back or joined while the hold is placed. */
    GROUND_RAISED(true),
    /** Still suspended: what is still to do. */
    REMINDER(true),
    /** All clear, but no support request is there yet. */
    NUDGE(false),
    /** The agent's answer: the account stays suspended. */
    KEPT_SUSPENDED(false),
    /** The agent's question. */
    QUESTION(false),
    /** A disputed ground does not count while the dispute is looked at. */
    DISPUTE_STAYED(false),
    /** The partner was right. */
    DISPUTE_UPHELD(false),
    /** The disputed ground stays as it was. */
    DISPUTE_REJECTED(false),
    /** The hold is lifted. */
    REINSTATED(true);

    private final boolean aboutBilling;

    NoticeKind(boolean aboutBilling) {
        this.aboutBilling = aboutBilling;
    }

    /** Whether it is the answer to a dispute, which is owed whatever has become of the case. */
    boolean answersADispute() {
        return this == DISPUTE_STAYED || this == DISPUTE_UPHELD || this == DISPUTE_REJECTED;
    }

    /** Whether it concerns a billing admin as well, where the ground is one of billing. */
    boolean goesTo(ContactRole role, Set<Ground> grounds) {
        return role == ContactRole.GLOBAL_ADMIN
                || (role == ContactRole.BILLING_ADMIN && aboutBilling && grounds.contains(Ground.BILLING_OVERDUE));
    }
}
