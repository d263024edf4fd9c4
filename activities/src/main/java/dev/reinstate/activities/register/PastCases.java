package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.PastCase;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The cases of an account that are over. */
final class PastCases {

    /** A page of a case shows no more; an account with more has been here for decades. */
    private static final int MOST = 50;

    private PastCases() {}

    /** Before one of its cases, the latest first. */
    static List<PastCase> before(Handle handle, String accountId, CaseFile file) {
        return handle.createQuery("""
                        select id, opened_at, closed_at, outcome from cases
                        where account_id = :account and id <> :id and closed_at is not null and opened_at <= :opened
                        order by opened_at desc, id limit :most""")
                .bind("account", accountId)
                .bind("id", file.id())
                .bind("opened", file.openedAt())
                .bind("most", MOST)
                .map((row, context) -> new PastCase(
                        row.getString("id"),
                        CaseRows.required(row, "opened_at"),
                        CaseRows.required(row, "closed_at"),
                        Outcome.valueOf(row.getString("outcome")),
                        CaseRows.grounds(handle, row.getString("id"))))
                .list();
    }
}
