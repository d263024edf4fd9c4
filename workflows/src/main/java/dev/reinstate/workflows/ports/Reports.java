package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.ProviderIssue;
import dev.reinstate.workflows.cases.StatusReport;
import java.time.Instant;

/** What the neighbours report beside billing. Each is kept for ever under its own id, as in the {@link Ledger}. */
public interface Reports {

    Ruling<Recorded<StatusReport>> profile(Actor actor, String accountId, StatusReport report);

    Ruling<Recorded<StatusReport>> vetting(Actor actor, String accountId, StatusReport report);

    /** Only on an indirect reseller. */
    Ruling<Recorded<ProviderIssue>> raised(Actor actor, String accountId, ProviderIssue issue);

    /** Kept even if the issue is not known yet. */
    Ruling<Recorded<ProviderIssue>> cleared(Actor actor, String accountId, String issueId, Instant at);

    Ruling<Recorded<AbuseFinding>> found(Actor actor, String accountId, AbuseFinding finding);
}
