package dev.reinstate.activities.register;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.store.Json;
import dev.reinstate.workflows.cases.AbuseFinding;
import dev.reinstate.workflows.cases.Account;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What is known of an account beside its books, as rows. */
public final class MatterRows {

    private record Checked(String of, StatusReport report) {}

    private MatterRows() {}

    static Matters read(Handle handle, Account account) {
        List<Checked> reports = reports(handle, account.id());
        return new Matters(
                of("PROFILE", reports),
                of("VETTING", reports),
                issues(handle, account.id()),
                findings(handle, account.id()),
                exemptions(handle, account.id()),
                disputes(handle, account.id()),
                account.provider() != null && held(handle, account.provider()),
                undeliverable(handle, account.id()));
    }

    private static List<Checked> reports(Handle handle, String accountId) {
        return handle.createQuery("select * from status_reports where account_id = :id")
                .bind("id", accountId)
                .map((row, context) -> new Checked(row.getString("of"), report(row)))
                .list();
    }

    private static List<StatusReport> of(String what, List<Checked> reports) {
        return reports.stream()
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

    private static List<ProviderIssue> issues(Handle handle, String accountId) {
        return handle.createQuery("select * from provider_issues where account_id = :id")
                .bind("id", accountId)
                .map((row, context) -> new ProviderIssue(
                        row.getString("issue_id"),
                        row.getString("provider"),
                        row.getString("description"),
                        CaseRows.instant(row, "raised_at"),
                        CaseRows.instant(row, "cleared_at")))
                .list();
    }

    private static List<AbuseFinding> findings(Handle handle, String accountId) {
        return handle.createQuery("select * from findings where account_id = :id")
                .bind("id", accountId)
                .map((row, context) -> new AbuseFinding(
                        row.getString("finding_id"),
                        row.getString("severity"),
                        row.getString("summary"),
                        CaseRows.required(row, "found_at"),
                        CaseRows.instant(row, "cleared_at")))
                .list();
    }

    public static List<Exemption> exemptions(Handle handle, String accountId) {
        return handle.createQuery("select * from exemptions where account_id = :id order by recorded_at, id")
                .bind("id", accountId)
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

    private static List<Dispute> disputes(Handle handle, String accountId) {
        Map<String, List<Dispute.Answer>> answers = new HashMap<>();
        handle.createQuery("select * from dispute_answers where account_id = :id order by answered_at, id")
                .bind("id", accountId)
                .map((row, context) -> answers.computeIfAbsent(row.getString("dispute_id"), id -> new ArrayList<>())
                        .add(new Dispute.Answer(
                                row.getString("id"),
                                Dispute.Kind.valueOf(row.getString("kind")),
                                CaseRows.required(row, "answered_at"),
                                row.getString("answered_by"),
                                row.getString("exemption_id"))))
                .list();
        return handle.createQuery("select * from disputes where account_id = :id order by filed_at, id")
                .bind("id", accountId)
                .map((row, context) -> new Dispute(
                        row.getString("id"),
                        row.getString("case_id"),
                        new Anchor(Ground.valueOf(row.getString("ground")), row.getString("subject")),
                        CaseRows.required(row, "filed_at"),
                        row.getString("filed_by"),
                        answers.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    /**
     * Read without the provider's lock: when its hold comes or goes, its resellers look again. Asked of a function, since
     * what follows for a reseller must not depend on who looks: nobody of theirs sees the provider's rows.
     */
    private static boolean held(Handle handle, String provider) {
        return handle.createQuery("select is_held(:id)")
                .bind("id", provider)
                .mapTo(Boolean.class)
                .one();
    }

    private static List<String> undeliverable(Handle handle, String accountId) {
        try (Stream<String> given = handle
                .createQuery(
                        "select id from notices where account_id = :id and state = 'FAILED' and next_try_at is null")
                .bind("id", accountId)
                .mapTo(String.class)
                .stream()) {
            return given.toList();
        }
    }
}
