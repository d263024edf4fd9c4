package dev.reinstate.activities.register;

import dev.reinstate.activities.store.Questions;
import dev.reinstate.activities.store.Questions.Answer;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.Hold;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Sla;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.SupportRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A case file, asked of its rows. */
public final class CaseRows {

    private static final String OPEN = "(select id from cases where account_id = :account and closed_at is null)";
    private static final String GROUNDS = "select * from grounds where case_id = %s order by ground";

    private final NoticesOfACase notices;
    private final Answer<GroundEntry> grounds;
    private final Answer<SupportRequest> requests;
    private final Answer<Decision> decisions;
    private final Answer<CaseFile> file;

    private CaseRows(Questions questions, String which) {
        notices = new NoticesOfACase(questions, which);
        grounds = questions.ask(GROUNDS.formatted(which), CaseRows::ground);
        requests = questions.ask("""
                select * from support_requests where case_id = %s order by filed_at desc, id limit 1""".formatted(which), CaseRows::request);
        decisions = questions.ask(
                "select * from decisions where case_id = %s order by decided_at, id".formatted(which),
                CaseRows::decision);
        file = questions.ask("""
                select c.*, e.waiting_since, e.due_at, e.escalated_at
                from cases c left join queue_entries e on e.case_id = c.id where c.id = %s""".formatted(which), this::file);
    }

    /** The one that {@code :case} names, which is known to exist. */
    static CaseRows ofCase(Questions questions) {
        return new CaseRows(questions, ":case");
    }

    CaseFile file() {
        return file.one();
    }

    /** The account's open case, or a fresh file that names the case before it. */
    static final class OpenOrFresh {

        private final Instant now;
        private final CaseRows open;
        private final Answer<String> previous;

        OpenOrFresh(Questions questions, Instant now) {
            this.now = now;
            open = new CaseRows(questions, OPEN);
            previous = questions.ask(
                    "select id from cases where account_id = :account order by opened_at desc limit 1",
                    row -> row.getString("id"));
        }

        CaseFile file() {
            return open.file
                    .first()
                    .orElseGet(() -> CaseFile.fresh(
                            Minted.id("case"), now, previous.first().orElse(null)));
        }
    }

    public static CaseFile read(Handle handle, String caseId) {
        Questions questions = new Questions();
        CaseRows rows = ofCase(questions);
        questions.send(handle, Map.of("case", caseId));
        return rows.file();
    }

    public static List<GroundEntry> grounds(Handle handle, String caseId) {
        return handle.createQuery(GROUNDS.formatted(":case"))
                .bind("case", caseId)
                .map((row, context) -> ground(row))
                .list();
    }

    /** The hold that the account is under, if it is. */
    static Answer<Hold> placedHold(Questions questions) {
        return questions.ask(
                "select id, case_id, placed_at from holds where account_id = :account and lifted_at is null",
                row -> new Hold(row.getString("id"), row.getString("case_id"), required(row, "placed_at")));
    }

    private CaseFile file(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new CaseFile(
                row.getString("id"),
                true,
                required(row, "opened_at"),
                row.getString("previous_case_id"),
                Stage.valueOf(row.getString("stage")),
                outcome == null ? null : Outcome.valueOf(outcome),
                instant(row, "closed_at"),
                row.getLong("grounds_revision"),
                grounds.all(),
                requests.first().orElse(null),
                decisions.all(),
                notices.keys(),
                notices.unsent(),
                row.getLong("wanted"),
                row.getLong("seen"),
                instant(row, "next_look_at"),
                sla(row));
    }

    private static @Nullable Sla sla(ResultSet row) throws SQLException {
        Instant since = instant(row, "waiting_since");
        return since == null ? null : new Sla(since, required(row, "due_at"), instant(row, "escalated_at"));
    }

    private static GroundEntry ground(ResultSet row) throws SQLException {
        return new GroundEntry(
                Ground.valueOf(row.getString("ground")),
                GroundState.valueOf(row.getString("state")),
                required(row, "since"),
                row.getString("anchor"),
                instant(row, "holds_from"),
                row.getString("cleared_by"));
    }

    private static SupportRequest request(ResultSet row) throws SQLException {
        return new SupportRequest(
                row.getString("id"),
                required(row, "filed_at"),
                row.getString("filed_by"),
                SupportRequest.State.valueOf(row.getString("state")),
                required(row, "state_since"));
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getString("id"),
                Decision.Kind.valueOf(row.getString("kind")),
                row.getLong("grounds_revision"),
                row.getString("request_id"),
                required(row, "decided_at"),
                row.getString("decided_by"));
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    public static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
