package dev.reinstate.activities.reports;

import dev.reinstate.activities.register.Sitting;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.ProviderIssue;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Reports;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Instant;
import java.util.function.Function;

/** The neighbours' reports, each in a transaction of its own. */
public final class ReportsInPostgres implements Reports {

    private final Transactions transactions;

    public ReportsInPostgres(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Ruling<Recorded<StatusReport>> profile(Actor actor, String accountId, StatusReport report) {
        return record(actor, accountId, sitting -> ReportFacts.profile(sitting, report));
    }

    @Override
    public Ruling<Recorded<StatusReport>> vetting(Actor actor, String accountId, StatusReport report) {
        return record(actor, accountId, sitting -> ReportFacts.vetting(sitting, report));
    }

    @Override
    public Ruling<Recorded<ProviderIssue>> raised(Actor actor, String accountId, ProviderIssue issue) {
        return record(actor, accountId, sitting -> ReportFacts.raised(sitting, issue));
    }

    @Override
    public Ruling<Recorded<ProviderIssue>> cleared(Actor actor, String accountId, String issueId, Instant at) {
        return record(actor, accountId, sitting -> ReportFacts.cleared(sitting, issueId, at));
    }

    @Override
    public Ruling<Recorded<AbuseFinding>> found(Actor actor, String accountId, AbuseFinding finding) {
        return record(actor, accountId, sitting -> ReportFacts.found(sitting, finding));
    }

    private <T> Ruling<Recorded<T>> record(Actor actor, String accountId, Function<Sitting, Ruling<Recorded<T>>> work) {
        return transactions.as(actor).write(Act.RECORD_FACTS, accountId, work);
    }
}
