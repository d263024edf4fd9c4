package dev.reinstate.activities.store;

import dev.reinstate.workflows.ports.Denials;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Denials in their own table. */
public final class DenialsInPostgres implements Denials {

    private final Jdbi jdbi;

    public DenialsInPostgres(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public void record(@Nullable String actorId, String what, String why) {
        jdbi.useHandle(handle ->
                handle.execute("insert into denials (actor, what, why) values (?, ?, ?)", actorId, what, why));
    }
}
