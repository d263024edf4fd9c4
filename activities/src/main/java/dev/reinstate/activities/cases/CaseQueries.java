package dev.reinstate.activities.cases;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.reinstate.activities.register.CaseRows;
import dev.reinstate.activities.register.Conversation;
import dev.reinstate.activities.store.Cursor;
import dev.reinstate.activities.store.Json;
import dev.reinstate.workflows.cases.CaseFile;
import dev.reinstate.workflows.cases.Event;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.TimelineItem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The timelines of cases. */
final class CaseQueries {

    private CaseQueries() {}

    /** Of whose approvals the actor does not read the words, they are not told either. */
    static Page<TimelineItem> timeline(Handle handle, Actor actor, CaseFile file, Paging paging) {
        List<TimelineItem> found = handle.createQuery("""
                        select * from account_events where case_id = :case and seq > :after and kind <> all(:hidden)
                          and (kind <> 'DECIDED' or coalesce(codes ->> 'decision', '') <> 'REINSTATE' or cause = any(:approvals))
                        order by seq limit :limit""")
                .bind("case", file.id())
                .bind(
                        "after",
                        paging.after() == null
                                ? 0
                                : Long.parseLong(Cursor.read(paging.after(), 1).get(0)))
                .bindArray("hidden", String.class, hidden(actor))
                .bindArray(
                        "approvals",
                        String.class,
                        Conversation.approvals(actor, file).stream()
                                .map(id -> "decision/" + id)
                                .toList())
                .bind("limit", paging.limit() + 1)
                .map((row, context) -> new TimelineItem(
                        row.getLong("seq"),
                        CaseRows.required(row, "at"),
                        row.getString("actor"),
                        Event.Kind.valueOf(row.getString("kind")),
                        row.getString("cause"),
                        Json.read(row.getString("codes"), new TypeReference<Map<String, String>>() {})))
                .list();
        return Cursor.page(found, paging.limit(), last -> Cursor.write(String.valueOf(last.seq())));
    }

    private static List<String> hidden(Actor actor) {
        return actor.is(Role.PARTNER)
                ? Stream.concat(Event.Kind.internal().stream(), Stream.of(Event.Kind.APPROVAL_VOIDED))
                        .map(Enum::name)
                        .toList()
                : List.of();
    }
}
