package dev.reinstate.workflows.cases;

import java.time.Instant;

/** A reason to suspend an account, with the rule that says when it is foreseen or holds. */
public enum Ground {
    /** The oldest unpaid invoice is more than sixty days overdue. */
    BILLING_OVERDUE {
        @Override
        Judgement judge(Facts facts, Instant now) {
            return BillingOverdue.judge(facts, now);
        }
    };

    /** When the ground is foreseen or holds, and when that answer can change. */
    abstract Judgement judge(Facts facts, Instant now);
}
