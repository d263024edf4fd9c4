package dev.reinstate.activities.clock;

import dev.reinstate.activities.register.DatabaseClock;
import dev.reinstate.activities.store.Database;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.DemoClock;
import dev.reinstate.workflows.ports.Denials;
import dev.reinstate.workflows.ports.Permissions;
import dev.reinstate.workflows.ports.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import org.jdbi.v3.core.Jdbi;

/** Moves the database's clock. The offset only grows. */
public final class ClockInPostgres implements DemoClock {

    private final Jdbi jdbi;
    private final Denials denials;

    private final Runnable moved;

    public ClockInPostgres(Database database, Denials denials) {
        this(database, denials, () -> {});
    }

    /**
     * A clock whose moves are told.
     *
     * @param moved run after each: what was read before says nothing about the new day
     */
    public ClockInPostgres(Database database, Denials denials, Runnable moved) {
        this.jdbi = database.jdbi();
        this.denials = denials;
        this.moved = moved;
    }

    @Override
    public Instant now() {
        return jdbi.withHandle(DatabaseClock::now);
    }

    @Override
    public Ruling<Instant> advance(Actor actor, TemporalAmount by) {
        if (!Permissions.ever(actor, Act.MOVE_CLOCK)) {
            denials.record(actor.id(), Act.MOVE_CLOCK.name(), "FORBIDDEN");
            return Ruling.refused(
                    Ruling.Why.FORBIDDEN,
                    "%s may not %s; who can: %s".formatted(actor.id(), Act.MOVE_CLOCK.words(), Act.MOVE_CLOCK.who()));
        }
        Instant then = jdbi.inTransaction(handle -> {
            handle.execute("select 1 from clock for update");
            Instant now = DatabaseClock.now(handle);
            Duration step =
                    Duration.between(now, now.atOffset(ZoneOffset.UTC).plus(by).toInstant());
            if (step.isNegative()) {
                throw new IllegalArgumentException("the clock only moves forward, not by " + by);
            }
            handle.createUpdate("""
                            update clock set moved = moved + make_interval(secs => :seconds),
                                moved_to = clock_timestamp() + moved + make_interval(secs => :seconds)""").bind("seconds", step.toMillis() / 1000.0).execute();
            return DatabaseClock.now(handle);
        });
        moved.run();
        return Ruling.granted(then);
    }
}
