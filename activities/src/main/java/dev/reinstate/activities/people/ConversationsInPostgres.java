package dev.reinstate.activities.people;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.register.CaseRows;
import dev.reinstate.activities.register.Conversation;
import dev.reinstate.activities.register.Minted;
import dev.reinstate.activities.register.Sitting;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.store.Cursor;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Conversations;
import dev.reinstate.workflows.ports.Once;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.Ruling;
import dev.reinstate.workflows.ports.Said;
import dev.reinstate.workflows.ports.Wakes.Happening;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is written on a case, from the tables of those who wrote it. */
public final class ConversationsInPostgres implements Conversations {

    private static final String AMONG_OURSELVES = """
            union all
            select n.at, n.id, n.by, 'NOTE', t.body, null from notes n join texts t on t.id = n.note_text
            where n.case_id = :case""";

    private record Line(String id, Said said) {}

    private final Transactions transactions;

    public ConversationsInPostgres(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Ruling<Page<Said>> conversation(Actor actor, String caseId, Paging paging) {
        return transactions
                .as(actor)
                .readCase(
                        Act.SEE_CASE, caseId, (handle, accountId) -> Optional.of(page(handle, actor, caseId, paging)));
    }

    private static Page<Said> page(Handle handle, Actor actor, String caseId, Paging paging) {
        String all = actor.is(Role.PARTNER) ? Conversation.OPENLY : Conversation.OPENLY + "\n" + AMONG_OURSELVES;
        List<String> after = paging.after() == null ? List.of() : Cursor.read(paging.after(), 2);
        List<Line> lines = handle.createQuery("""
                        select * from (%s) said where :first or (at, id) > (:at::timestamptz, :id)
                        order by at, id limit :limit""".formatted(all))
                .bind("case", caseId)
                .bindArray("approvals", String.class, Conversation.approvals(actor, CaseRows.read(handle, caseId)))
                .bind("first", after.isEmpty())
                .bind("at", after.isEmpty() ? null : Instant.parse(after.get(0)))
                .bind("id", after.isEmpty() ? null : after.get(1))
                .bind("limit", paging.limit() + 1)
                .map((row, context) -> new Line(
                        row.getString("id"),
                        new Said(
                                CaseRows.required(row, "at"),
                                row.getString("by"),
                                Said.Kind.valueOf(row.getString("kind")),
                                row.getString("body"),
                                row.getString("contact"))))
                .list();
        Page<Line> page = Cursor.page(
                lines, paging.limit(), last -> Cursor.write(last.said().at().toString(), last.id()));
        return new Page<>(page.items().stream().map(Line::said).toList(), page.next());
    }

    @Override
    public Ruling<Note> note(Actor actor, Once once, String caseId, String text) {
        return transactions
                .as(actor)
                .writeCase(
                        Act.WRITE_NOTE,
                        caseId,
                        once,
                        new TypeReference<Note>() {},
                        sitting -> Ruling.granted(note(sitting, caseId, text)));
    }

    private static Note note(Sitting sitting, String caseId, String text) {
        Note note = new Note(
                Minted.id("note"), caseId, sitting.now(), sitting.actor().id());
        sitting.handle()
                .createUpdate("""
                        insert into notes (id, case_id, account_id, cloud, at, by, note_text)
                        select :id, :case, id, cloud, :at, :by, :text from accounts where id = :account""")
                .bind("account", sitting.accountId())
                .bind("id", note.id())
                .bind("case", caseId)
                .bind("at", note.at())
                .bind("by", note.by())
                .bind("text", sitting.keepText(Minted.id("txt"), text))
                .execute();
        String cause = "note/" + note.id();
        sitting.journal(Event.of(Event.Kind.NOTE_WRITTEN, cause), caseId);
        // Nothing follows from a note; but the account's last instant moves, and all is to be derived as of it.
        sitting.derive(cause, Happening.FELL_DUE, note.id());
        return note;
    }
}
