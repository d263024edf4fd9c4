package dev.reinstate.activities.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.register.CaseRows;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.Json;
import dev.reinstate.activities.store.OneMoment;
import dev.reinstate.workflows.ports.Audit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Walks the chains of the audit. */
public final class AuditInPostgres implements Audit {

    private static final int ROWS_AT_A_TIME = 1_000;

    private final Jdbi jdbi;

    public AuditInPostgres(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public Report verify() {
        // One snapshot for chains and heads, so that a running system is not reported as a broken one.
        return OneMoment.of(jdbi, handle -> {
            Walk walk = new Walk();
            handle.createQuery("""
                            select account_id, seq, cloud, at, actor, kind, case_id, cause, codes, prev_hash, hash
                            from account_events order by account_id, seq""")
                    .setFetchSize(ROWS_AT_A_TIME)
                    .map((row, context) -> {
                        walk.step(row);
                        return true;
                    })
                    .forEach(done -> {});
            return walk.report(heads(handle));
        });
    }

    private static List<Head> heads(Handle handle) {
        return handle.createQuery("select id, audit_seq, audit_hash from accounts order by id")
                .map((row, context) ->
                        new Head(row.getString("id"), row.getLong("audit_seq"), row.getString("audit_hash")))
                .list();
    }

    private record Head(String accountId, long seq, String hash) {}

    /** One walk over all rows, in the order of their chains. */
    private static final class Walk {
        private final List<String> faults = new ArrayList<>();
        private final Map<String, Head> ends = new java.util.HashMap<>();
        private Head last = new Head("", 0, "");
        private long rows;

        void step(ResultSet row) throws SQLException {
            rows++;
            String account = row.getString("account_id");
            if (!account.equals(last.accountId())) {
                last = new Head(account, 0, "");
            }
            long seq = row.getLong("seq");
            String hash = row.getString("hash");
            if (seq != last.seq() + 1) {
                fault(account, seq, "follows row %s: a row is missing".formatted(last.seq()));
            } else if (!row.getString("prev_hash").equals(last.hash())) {
                fault(account, seq, "does not name the hash of the row before it");
            }
            if (!hash.equals(Chain.hash(row.getString("prev_hash"), link(row)))) {
                fault(account, seq, "was changed: its hash does not fit its content");
            }
            last = new Head(account, seq, hash);
            ends.put(account, last);
        }

        Report report(List<Head> heads) {
            for (Head head : heads) {
                Head end = ends.getOrDefault(head.accountId(), new Head(head.accountId(), 0, ""));
                if (!end.equals(head)) {
                    fault(
                            head.accountId(),
                            head.seq(),
                            "is the account's last one, but the chain ends at row " + end.seq());
                }
            }
            return new Report(heads.size(), rows, List.copyOf(faults));
        }

        private void fault(String account, long seq, String what) {
            faults.add("account %s: row %s %s".formatted(account, seq, what));
        }

        private static Chain.Link link(ResultSet row) throws SQLException {
            return new Chain.Link(
                    row.getString("account_id"),
                    row.getLong("seq"),
                    row.getString("cloud"),
                    CaseRows.required(row, "at"),
                    row.getString("actor"),
                    row.getString("kind"),
                    row.getString("case_id"),
                    row.getString("cause"),
                    Json.read(row.getString("codes"), new TypeReference<Map<String, String>>() {}));
        }
    }
}
