package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.Dispute;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.CaseView.DisputeView;
import dev.reinstate.workflows.ports.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What the partner disputes on a case, each with its last answer. */
final class DisputesOfACase {

    private static final String ALL = """
            select d.*, m.body as message, a.kind as answer, a.answered_at, a.answered_by, x.until,
                   r.body as reason, p.body as reply
            from disputes d
            join texts m on m.id = d.message_text
            left join lateral (select * from dispute_answers where dispute_id = d.id
                               order by answered_at desc, id desc limit 1) a on true
            left join exemptions x on x.id = a.exemption_id
            left join texts r on r.id = a.reason_text
            left join texts p on p.id = a.reply_text
            where d.case_id = :case order by d.filed_at, d.id""";

    private DisputesOfACase() {}

    static List<DisputeView> read(Handle handle, Actor actor, String caseId) {
        return handle.createQuery(ALL)
                .bind("case", caseId)
                .map((row, context) -> view(row, actor.is(Role.PARTNER)))
                .list();
    }

    private static DisputeView view(ResultSet row, boolean forThePartner) throws SQLException {
        String answer = row.getString("answer");
        Dispute.State state = answer == null
                ? Dispute.State.OPEN
                : Dispute.Kind.valueOf(answer).state();
        return new DisputeView(
                row.getString("id"),
                Ground.valueOf(row.getString("ground")),
                row.getString("subject"),
                state,
                CaseRows.required(row, "filed_at"),
                row.getString("filed_by"),
                row.getString("message"),
                CaseRows.instant(row, "answered_at"),
                row.getString("answered_by"),
                state == Dispute.State.STAYED ? CaseRows.instant(row, "until") : null,
                forThePartner ? null : row.getString("reason"),
                row.getString("reply"));
    }
}
