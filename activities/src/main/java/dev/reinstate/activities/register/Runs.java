package dev.reinstate.activities.register;

import dev.reinstate.workflows.contract.Step;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Which workflow run may write to a case: the one that began last. */
final class Runs {

    private final Supplier<String> incarnation;
    private final String build;

    Runs(Supplier<String> incarnation, String build) {
        this.incarnation = incarnation;
        this.build = build;
    }

    /** Empty for a case that the register does not know. */
    Optional<String> accountOf(Jdbi jdbi, Step step) {
        return jdbi.withHandle(handle -> handle.createQuery("select account_id from cases where id = :id")
                .bind("id", step.caseId())
                .mapTo(String.class)
                .findOne());
    }

    /** Whether another run that began later has taken over. */
    boolean fenced(Handle handle, Step step) {
        return handle.createQuery("select run_began > :began and run_id <> :run from cases where id = :id")
                .bind("began", step.runBegan())
                .bind("run", step.runId())
                .bind("id", step.caseId())
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    /** The run takes over, and the relay's patience starts anew. */
    void looked(Handle handle, Step step, boolean over) {
        handle.createUpdate("""
                        update cases set run_id = :run, run_began = :began, run_over = :over, engine = :engine, seen = wanted,
                            not_before = null, relay_tries = 0, build = :build, looked_at = clock_timestamp()
                        where id = :id""")
                .bind("run", step.runId())
                .bind("began", step.runBegan())
                .bind("over", over)
                .bind("engine", incarnation.get())
                .bind("build", build)
                .bind("id", step.caseId())
                .execute();
    }
}
