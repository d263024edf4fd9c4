package dev.reinstate.activities.events;

import dev.reinstate.activities.store.Cursor;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.EventView;
import dev.reinstate.workflows.ports.Events;
import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Events as staff read them. */
final class EventQueries {

    private EventQueries() {}

    /** The account that an event names, if it is known; it may have been recorded after the event came. */
    static boolean accountKnown(Handle handle, EventView event) {
        return event.accountId() != null
                && handle.createQuery("select exists (select from accounts where id = :id)")
                        .bind("id", event.accountId())
                        .mapTo(Boolean.class)
                        .one();
    }

    /** Of an account that nobody knows here it is not known either which cloud its content belongs to. */
    static EventView unmatched(EventView event, Actor actor) {
        return actor.clouds().containsAll(List.of(Cloud.values())) ? event : withoutBody(event);
    }

    static Page<EventView> list(Handle handle, Actor actor, Events.Query wanted, Paging paging) {
        List<String> after = paging.after() == null ? List.of() : Cursor.read(paging.after(), 2);
        List<EventView> found = handle.createQuery("""
                        select e.* from events e left join accounts a on a.id = e.account_id
                        where (:first or (e.received_at, e.id) < (:at::timestamptz, :id))
                          and (a.cloud is null or a.cloud = any(:clouds))
                          and (:source::text is null or e.source = :source)
                          and (:state::text is null or e.state = :state)
                          and (:account::text is null or e.account_id = :account)
                        order by e.received_at desc, e.id desc limit :limit""")
                .bind("first", after.isEmpty())
                .bind("at", after.isEmpty() ? null : Instant.parse(after.get(0)))
                .bind("id", after.isEmpty() ? null : after.get(1))
                .bindArray(
                        "clouds",
                        String.class,
                        actor.clouds().stream().map(Enum::name).toList())
                .bind("source", wanted.source())
                .bind("state", wanted.state())
                .bind("account", wanted.account())
                .bind("limit", paging.limit() + 1)
                .map((row, context) -> withoutBody(EventRows.view(row)))
                .list();
        return Cursor.page(
                found, paging.limit(), last -> Cursor.write(last.receivedAt().toString(), last.id()));
    }

    static EventView withoutBody(EventView event) {
        return new EventView(
                event.id(),
                event.source(),
                event.webhookId(),
                event.type(),
                event.accountId(),
                event.state(),
                event.why(),
                event.verifiedBy(),
                event.receivedAt(),
                event.appliedAt(),
                event.repeats(),
                null);
    }
}
