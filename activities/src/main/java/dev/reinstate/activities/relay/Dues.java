package dev.reinstate.activities.relay;

import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;

/**
 * What was due until when, asked once for a claim and then bound.
 *
 * @param now the moved clock's instant, by which an account's day has come
 * @param due by when a case fell due whose own timer has not fired; what a move of the clock made due has no grace
 * @param askedBefore since when a case waits for a look that is not coming, in real time
 */
record Dues(OffsetDateTime now, OffsetDateTime due, OffsetDateTime askedBefore) {

    static Dues read(Handle handle) {
        return handle.createQuery("""
                        select clock_timestamp() + moved as now,
                               greatest(clock_timestamp() + moved - interval '30 s', moved_to) as due,
                               clock_timestamp() - interval '5 s' as asked_before
                        from clock""")
                .map((row, context) -> new Dues(
                        row.getObject("now", OffsetDateTime.class),
                        row.getObject("due", OffsetDateTime.class),
                        row.getObject("asked_before", OffsetDateTime.class)))
                .one();
    }
}
