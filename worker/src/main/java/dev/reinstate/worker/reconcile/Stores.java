package dev.reinstate.worker.reconcile;

import dev.reinstate.activities.reconcile.ReconciliationInPostgres;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.DenialsInPostgres;
import dev.reinstate.workflows.temporal.CaseRunsOverTemporal;
import dev.reinstate.workflows.temporal.WakesOverTemporal;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The wiring: a register and an engine, wherever they are. */
public final class Stores implements AutoCloseable {

    private final Database database;
    private final WakesOverTemporal wakes;
    private final CaseRunsOverTemporal runs;

    /**
     * Takes over the database, which is closed with it.
     *
     * @param target makes a new builder each time: each client changes its own
     */
    public Stores(Database database, Supplier<WorkflowServiceStubsOptions.Builder> target, String namespace) {
        this.database = database;
        this.wakes = new WakesOverTemporal(target.get(), namespace);
        this.runs = new CaseRunsOverTemporal(target.get(), namespace);
    }

    /** Goes through all accounts once. */
    public Report reconcile(Reconcile.Settings settings, Consumer<String> out, Consumer<String> progress) {
        Report report = new Report(out);
        Transactions transactions = new Transactions(database, new DenialsInPostgres(database), wakes);
        new Reconcile(new ReconciliationInPostgres(transactions), runs, wakes, settings, Pace.real(), report, progress)
                .all();
        return report;
    }

    @Override
    public void close() {
        runs.close();
        wakes.close();
        database.close();
    }
}
