package dev.reinstate.activities.register;

import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Decision;
import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Said;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What was written on a case; what was erased since is left out. */
final class Conversation {

    private static final String ALL = """
            select r.filed_at as at, r.filed_by as by, 'REQUEST' as kind, t.body, c.body as contact
            from support_requests r join texts t on t.id = r.message_text left join texts c on c.id = r.contact_text
            where r.case_id = :case
            union all
            select m.at, m.by, 'MESSAGE', t.body, null from messages m join texts t on t.id = m.message_text
            where m.case_id = :case
            union all
            select d.decided_at, d.decided_by, 'REPLY', t.body, null from decisions d join texts t on t.id = d.reply_text
            where d.case_id = :case and (d.kind <> 'REINSTATE' or d.id = any(:approvals))
            order by 1""";

    private Conversation() {}

    private static List<Decision> last(CaseFile file) {
        Decision last = file.decision();
        return last == null ? List.of() : List.of(last);
    }

    /** The partner reads an approval's words once they are true, and not those of one that came to nothing. */
    static List<Said> of(Handle handle, Actor actor, CaseFile file) {
        boolean told = !actor.is(Role.PARTNER) || file.outcome() == Outcome.REINSTATED;
        List<Decision> approvals = actor.is(Role.PARTNER) ? last(file) : file.decisions();
        return handle.createQuery(ALL)
                .bind("case", file.id())
                .bindArray(
                        "approvals",
                        String.class,
                        told ? approvals.stream().map(Decision::id).toList() : List.of())
                .map((row, context) -> new Said(
                        CaseRows.required(row, "at"),
                        row.getString("by"),
                        Said.Kind.valueOf(row.getString("kind")),
                        row.getString("body"),
                        row.getString("contact")))
                .list();
    }
}
