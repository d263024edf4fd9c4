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
    public List<String> faults() {
        try {
            jdbi.useHandle(handle -> handle.execute("select 1"));
            return List.of();
        } catch (JdbiException cause) {
            return List.of("The register does not answer.");
        }
    }
}
