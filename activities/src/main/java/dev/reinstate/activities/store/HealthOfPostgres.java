package dev.reinstate.activities.store;

import dev.reinstate.workflows.ports.Health;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Whether the register answers. */
public final class HealthOfPostgres implements Health {

    private final Jdbi jdbi;

    public HealthOfPostgres(Database database) {
        this.jdbi = database.jdbi();
    }

    @Override
    public State state() {
        try {
            jdbi.useHandle(handle -> handle.execute("select 1"));
            return State.up();
        } catch (JdbiException cause) {
            return new State(List.of("the register does not answer"), List.of());
        }
    }
}
