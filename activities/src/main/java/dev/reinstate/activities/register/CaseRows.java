package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.Anchor;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.GroundEntry;
import dev.reinstate.workflows.cases.GroundState;
import dev.reinstate.workflows.cases.Hold;
import dev.reinstate.workflows.cases.NoticeKind;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Sla;
import dev.reinstate.workflows.cases.Stage;
import dev.reinstate.workflows.cases.SupportRequest;
import dev.reinstate.workflows.cases.UnsentNotice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Case files as rows. */
public final class CaseRows {

    private CaseRows() {}

    /** The account's open case, or a fresh file that names the case before it. */
    static CaseFile openOrFresh(Handle handle, String accountId, Instant now) {
        Optional<String> open = handle.createQuery("select id from cases where account_id = :id and closed_at is null")
                .bind("id", accountId)
                .mapTo(String.class)
                .findOne();
        return open.map(id -> read(handle, id)).orElseGet(() -> fresh(handle, accountId, now));
    }

    static CaseFile fresh(Handle handle, String accountId, Instant now) {
        String previous = handle.createQuery(
                        "select id from cases where account_id = :id order by opened_at desc limit 1")
                .bind("id", accountId)
                .mapTo(String.class)
                .findOne()
                .orElse(null);
        return CaseFile.fresh(Minted.id("case"), now, previous);
    }

    public static CaseFile read(Handle handle, String caseId) {
        Set<String> keys = new HashSet<>();
        List<UnsentNotice> unsent = new ArrayList<>();
        notices(handle, caseId, keys, unsent);
        return handle.createQuery("""
                        select c.*, e.waiting_since, e.due_at, e.escalated_at
                        from cases c left join queue_entries e on e.case_id = c.id where c.id = :id""")
                .bind("id", caseId)
                .map((row, context) -> file(handle, row, keys, unsent))
                .one();
    }

    private static CaseFile file(Handle handle, ResultSet row, Set<String> keys, List<UnsentNotice> unsent)
            throws SQLException {
        String id = row.getString("id");
        String outcome = row.getString("outcome");
        return new CaseFile(
                id,
                true,
                required(row, "opened_at"),
                row.getString("previous_case_id"),
                Stage.valueOf(row.getString("stage")),
                outcome == null ? null : Outcome.valueOf(outcome),
                instant(row, "closed_at"),
                row.getLong("grounds_revision"),
                grounds(handle, id),
                request(handle, id),
                decisions(handle, id),
                keys,
                unsent,
                row.getLong("wanted"),
                row.getLong("seen"),
                instant(row, "next_look_at"),
                sla(row));
    }

    private static @Nullable Sla sla(ResultSet row) throws SQLException {
        Instant since = instant(row, "waiting_since");
        return since == null ? null : new Sla(since, required(row, "due_at"), instant(row, "escalated_at"));
    }

    public static List<GroundEntry> grounds(Handle handle, String caseId) {
        return handle.createQuery("select * from grounds where case_id = :id order by ground")
                .bind("id", caseId)
                .map((row, context) -> new GroundEntry(
                        Ground.valueOf(row.getString("ground")),
                        GroundState.valueOf(row.getString("state")),
                        required(row, "since"),
                        row.getString("anchor"),
                        instant(row, "holds_from"),
                        row.getString("cleared_by")))
                .list();
    }

    private static @Nullable SupportRequest request(Handle handle, String caseId) {
        return handle.createQuery(
                        "select * from support_requests where case_id = :id order by filed_at desc, id limit 1")
                .bind("id", caseId)
                .map((row, context) -> new SupportRequest(
                        row.getString("id"),
                        required(row, "filed_at"),
                        row.getString("filed_by"),
                        SupportRequest.State.valueOf(row.getString("state")),
                        required(row, "state_since")))
                .findOne()
                .orElse(null);
    }

    private static List<Decision> decisions(Handle handle, String caseId) {
        return handle.createQuery("select * from decisions where case_id = :id order by decided_at, id")
                .bind("id", caseId)
                .map((row, context) -> new Decision(
                        row.getString("id"),
                        Decision.Kind.valueOf(row.getString("kind")),
                        row.getLong("grounds_revision"),
                        row.getString("request_id"),
                        required(row, "decided_at"),
                        row.getString("decided_by")))
                .list();
    }

    private static void notices(Handle handle, String caseId, Set<String> keys, List<UnsentNotice> unsent) {
        handle.createQuery(
                        "select id, kind, key, ground, anchor, days, state, next_try_at from notices where case_id = :id order by due_at, id")
                .bind("id", caseId)
                .map((row, context) -> {
                    if (!row.getString("state").equals("SUPERSEDED")) {
                        keys.add(row.getString("key"));
                    }
                    Instant next = instant(row, "next_try_at");
                    if (next != null) {
                        unsent.add(new UnsentNotice(
                                row.getString("id"),
                                NoticeKind.valueOf(row.getString("kind")),
                                row.getString("key"),
                                anchor(row),
                                List.of((Integer[]) row.getArray("days").getArray()),
                                next));
                    }
                    return true;
                })
                .list();
    }

    private static @Nullable Anchor anchor(ResultSet row) throws SQLException {
        String ground = row.getString("ground");
        return ground == null ? null : new Anchor(Ground.valueOf(ground), row.getString("anchor"));
    }

    static @Nullable Hold placedHold(Handle handle, String accountId) {
        return handle.createQuery(
                        "select id, case_id, placed_at from holds where account_id = :id and lifted_at is null")
                .bind("id", accountId)
                .map((row, context) ->
                        new Hold(row.getString("id"), row.getString("case_id"), required(row, "placed_at")))
                .findOne()
                .orElse(null);
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    public static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
