package dev.reinstate.activities.outbound;

import dev.reinstate.activities.register.DatabaseClock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Takes away what nobody asks for any more; the audit, of which it was made, stays. */
final class Pruning {

    /** An operator who wonders what was sent asks within a month. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** At a time: far below the database's time limit for one statement. */
    private static final int PORTION = 1_000;

    private static final List<String> OF_REMOVED = List.of("deliveries", "delivery_lines");

    private Pruning() {}

    static void portion(Handle handle) {
        handle.createUpdate("""
                        delete from deliveries where ctid = any(array(
                            select ctid from deliveries where state <> 'PENDING' and tried_at < :before
                            order by tried_at limit %d))""".formatted(PORTION))
                .bind("before", DatabaseClock.now(handle).minus(KEPT))
                .execute();
        OF_REMOVED.forEach(
                table -> handle.createUpdate("""
                        delete from %1$s where ctid = any(array(
                            select x.ctid from targets t, lateral (
                                select ctid from %1$s where target_id = t.id limit %2$d) x
                            where t.state = 'REMOVED' limit %2$d))""".formatted(table, PORTION)).execute());
    }
}
