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
public final class Conversation {

    /** With the partner: wants {@code case}, and as {@code approvals} those of {@link #approvals}. */
    public static final String OPENLY = """
            select r.filed_at as at, r.id, r.filed_by as by, 'REQUEST' as kind, t.body, c.body as contact
            from support_requests r join texts t on t.id = r.message_text left join texts c on c.id = r.contact_text
            where r.case_id = :case
            union all
            select m.at, m.id, m.by, 'MESSAGE', t.body, null from messages m join texts t on t.id = m.message_text
            where m.case_id = :case
            union all
            select d.decided_at, d.id, d.decided_by, 'REPLY', t.body, null
            from decisions d join texts t on t.id = d.reply_text
            where d.case_id = :case and (d.kind <> 'REINSTATE' or d.id = any(:approvals))""";

    private Conversation() {}

    /**
     * The approvals whose words the actor reads. The partner reads those of the one that was carried out: neither the
     * first of two, nor one that is still to be carried out, nor one that came to nothing.
     */
    public static List<String> approvals(Actor actor, CaseFile file) {
        return file.decisions().stream()
                .filter(decision -> !actor.is(Role.PARTNER) || carriedOut(file, decision))
                .map(Decision::id)
                .toList();
    }

    /** A stay reinstates too, without any approval; but it changes the grounds, and so no approval is bound to them. */
    private static boolean carriedOut(CaseFile file, Decision decision) {
        return file.outcome() == Outcome.REINSTATED
                && decision.equals(file.decision())
                && decision.groundsRevision() == file.groundsRevision();
    }

    static List<Said> of(Handle handle, Actor actor, CaseFile file) {
        return handle.createQuery("select * from (%s) said order by at, id".formatted(OPENLY))
                .bind("case", file.id())
                .bindArray("approvals", String.class, approvals(actor, file))
                .map((row, context) -> new Said(
                        CaseRows.required(row, "at"),
                        row.getString("by"),
                        Said.Kind.valueOf(row.getString("kind")),
                        row.getString("body"),
                        row.getString("contact")))
                .list();
    }
}
