package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;

/**
 * A reason to suspend an account, with the rule that says when it is foreseen or holds. A new one is one constant here
 * and its rule; nothing else names the grounds one by one.
 */
public enum Ground {
    /** Significant account abuse was found. */
    ABUSE(new AbuseFound()),
    /** The account profile failed or was rejected. */
    PROFILE_REJECTED(new ProfileRejected()),
    /** The oldest unpaid invoice is more than sixty days overdue. */
    BILLING_OVERDUE(new BillingOverdue()),
    /** An issue at the indirect provider hurts the account. */
    PROVIDER_ISSUE(new ProviderIssueHurts()),
    /** Vetting has been rejected for more than thirty days. */
    VETTING_REJECTED(new VettingRejected());

    /** Rules have no state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Rule rule;

    Ground(Rule rule) {
        this.rule = rule;
    }

    /** When the ground is foreseen or holds, what exempts it, and when that answer can change. */
    Judgement judge(Facts facts, Instant now) {
        return Exempting.judge(this, rule, facts, now);
    }

    boolean knows(String subject, Facts facts) {
        return rule.knows(subject, facts);
    }

    Evidence evidence(GroundEntry entry, Facts facts, Instant now) {
        return rule.evidence(entry, facts, now);
    }

    /** Why it stands, in a sentence for the partner. */
    public String why(GroundEntry entry, Facts facts, Instant now) {
        return rule.why(entry, facts, now);
    }

    Reading reading(GroundEntry entry, Facts facts, Instant now) {
        return rule.reading(entry, facts, now);
    }

    String exemptedBy() {
        return rule.exemptedBy();
    }

    /** What the partner can do, in the order in which to do it. */
    public List<Requirement.Remedy> remedies(Links links) {
        return rule.remedies(links);
    }

    /** What clears it. */
    public String clearedBy() {
        return rule.clearedBy();
    }

    WaitingOn waitsOn() {
        return rule.waitsOn();
    }

    boolean beingChecked(Facts facts, Instant now) {
        return rule.beingChecked(facts, now);
    }
}
