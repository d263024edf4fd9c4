package dev.reinstate.activities.reports;

import dev.reinstate.activities.register.Sitting;
import dev.reinstate.activities.store.Json;
import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.ProviderIssue;
import dev.reinstate.workflows.cases.StatusReport;
import java.time.Instant;

/** Writes the neighbours' reports under their business keys. */
final class ReportRows {

    private ReportRows() {}

    static void insert(Sitting sitting, String of, StatusReport report) {
        sitting.handle()
                .createUpdate("""
                        insert into status_reports (account_id, cloud, of, report_id, state, since, reported_at, reason,
                            steps, missing, recorded_at)
                        select id, cloud, :of, :report, :state, :since, :reported, :reason,
                            :steps::jsonb, :missing::jsonb, :now
                        from accounts where id = :account""")
                .bind("account", sitting.accountId())
                .bind("of", of)
                .bind("report", report.id())
                .bind("state", report.state())
                .bind("since", report.since())
                .bind("reported", report.reportedAt())
                .bind("reason", report.reason())
                .bind("steps", Json.write(report.steps()))
                .bind("missing", Json.write(report.missing()))
                .bind("now", sitting.now())
                .execute();
    }

    static void raise(Sitting sitting, ProviderIssue issue) {
        sitting.handle()
                .createUpdate("""
                        insert into provider_issues (account_id, cloud, issue_id, provider, description, raised_at, recorded_at)
                        select id, cloud, :issue, :provider, :description, :at, :now from accounts where id = :account
                        on conflict (account_id, issue_id) do update
                            set provider = :provider, description = :description, raised_at = :at""")
                .bind("account", sitting.accountId())
                .bind("issue", issue.id())
                .bind("provider", issue.provider())
                .bind("description", issue.description())
                .bind("at", issue.raisedAt())
                .bind("now", sitting.now())
                .execute();
    }

    static void clear(Sitting sitting, String issueId, Instant at) {
        sitting.handle()
                .createUpdate("""
                        insert into provider_issues (account_id, cloud, issue_id, cleared_at, recorded_at)
                        select id, cloud, :issue, :at, :now from accounts where id = :account
                        on conflict (account_id, issue_id) do update set cleared_at = :at""")
                .bind("account", sitting.accountId())
                .bind("issue", issueId)
                .bind("at", at)
                .bind("now", sitting.now())
                .execute();
    }

    static void insert(Sitting sitting, AbuseFinding finding) {
        sitting.handle()
                .createUpdate("""
                        insert into findings (account_id, cloud, finding_id, severity, summary, found_at, recorded_at)
                        select id, cloud, :finding, :severity, :summary, :at, :now from accounts where id = :account""")
                .bind("account", sitting.accountId())
                .bind("finding", finding.id())
                .bind("severity", finding.severity())
                .bind("summary", finding.summary())
                .bind("at", finding.foundAt())
                .bind("now", sitting.now())
                .execute();
    }
}
