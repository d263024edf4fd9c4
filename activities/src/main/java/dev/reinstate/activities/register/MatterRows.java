package dev.reinstate.activities.register;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.store.Json;
import dev.reinstate.activities.store.Questions;
import dev.reinstate.activities.store.Questions.Answer;
import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Exemption;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Matters;
import dev.reinstate.workflows.cases.ProviderIssue;
import dev.reinstate.workflows.cases.Status;
import dev.reinstate.workflows.cases.StatusReport;
import dev.reinstate.workflows.cases.StatusStep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What is known of an account beside its books, as rows. */
public final class MatterRows {

    private static final String EXEMPTIONS =
            "select * from exemptions where account_id = :account order by recorded_at, id";

    private record Checked(String of, StatusReport report) {}

    private record Answered(String disputeId, Dispute.Answer answer) {}

    private final Answer<Checked> reports;
    private final Answer<ProviderIssue> issues;
    private final Answer<AbuseFinding> findings;
    private final Answer<Exemption> exemptions;
    private final Answer<Answered> answers;
    private final Answer<Dispute> disputes;
    private final Answer<Boolean> providerHeld;
    private final Answer<String> undeliverable;

    MatterRows(Questions questions) {
        reports = questions.ask(
                "select * from status_reports where account_id = :account",
                row -> new Checked(row.getString("of"), report(row)));
        issues = questions.ask("select * from provider_issues where account_id = :account", MatterRows::issue);
        findings = questions.ask("select * from findings where account_id = :account", MatterRows::finding);
        exemptions = questions.ask(EXEMPTIONS, MatterRows::exemption);
        answers = questions.ask(
                "select * from dispute_answers where account_id = :account order by answered_at, id",
                row -> new Answered(row.getString("dispute_id"), answer(row)));
        disputes = questions.ask(
                "select * from disputes where account_id = :account order by filed_at, id", this::dispute);
        // Without the provider's lock: when its hold comes or goes, its resellers look again. Asked of a function,
        // since
        // what follows for a reseller must not depend on who looks: nobody of theirs sees the provider's rows.
        providerHeld = questions.ask(
                "select is_held(provider) as held from accounts where id = :account and provider is not null",
                row -> row.getBoolean("held"));
        undeliverable = questions.ask(
                "select id from notices where account_id = :account and state = 'FAILED' and next_try_at is null",
                row -> row.getString("id"));
    }

    Matters matters() {
        return new Matters(
                of("PROFILE"),
                of("VETTING"),
                issues.all(),
                findings.all(),
                exemptions.all(),
                disputes.all(),
                providerHeld.first().orElse(false),
                undeliverable.all());
    }

    private List<StatusReport> of(String what) {
        return reports.all().stream()
                .filter(checked -> checked.of().equals(what))
                .map(Checked::report)
                .toList();
    }

    private static StatusReport report(ResultSet row) throws SQLException {
        return new StatusReport(
                row.getString("report_id"),
                Status.valueOf(row.getString("state")),
                CaseRows.required(row, "since"),
                CaseRows.required(row, "reported_at"),
                row.getString("reason"),
                Json.read(row.getString("steps"), new TypeReference<List<StatusStep>>() {}),
                Json.read(row.getString("missing"), new TypeReference<List<String>>() {}));
    }

    private static ProviderIssue issue(ResultSet row) throws SQLException {
        return new ProviderIssue(
                row.getString("issue_id"),
                row.getString("provider"),
                row.getString("description"),
                CaseRows.instant(row, "raised_at"),
                CaseRows.instant(row, "cleared_at"));
    }

    private static AbuseFinding finding(ResultSet row) throws SQLException {
        return new AbuseFinding(
                row.getString("finding_id"),
                row.getString("severity"),
                row.getString("summary"),
                CaseRows.required(row, "found_at"),
                CaseRows.instant(row, "cleared_at"));
    }

    public static List<Exemption> exemptions(Handle handle, String accountId) {
        return handle.createQuery(EXEMPTIONS)
                .bind("account", accountId)
                .map((row, context) -> exemption(row))
                .list();
    }

    public static Exemption exemption(ResultSet row) throws SQLException {
        return new Exemption(
                row.getString("id"),
                Exemption.Kind.valueOf(row.getString("kind")),
                new Anchor(Ground.valueOf(row.getString("ground")), row.getString("subject")),
                CaseRows.required(row, "recorded_at"),
                CaseRows.instant(row, "until"),
                row.getString("recorded_by"),
                CaseRows.instant(row, "ended_at"));
    }

    private static Dispute.Answer answer(ResultSet row) throws SQLException {
        return new Dispute.Answer(
                row.getString("id"),
                Dispute.Kind.valueOf(row.getString("kind")),
                CaseRows.required(row, "answered_at"),
                row.getString("answered_by"),
                row.getString("exemption_id"));
    }

    private Dispute dispute(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new Dispute(
                id,
                row.getString("case_id"),
                new Anchor(Ground.valueOf(row.getString("ground")), row.getString("subject")),
                CaseRows.required(row, "filed_at"),
                row.getString("filed_by"),
                answers.all().stream()
                        .filter(answered -> answered.disputeId().equals(id))
                        .map(Answered::answer)
                        .toList());
    }
}
