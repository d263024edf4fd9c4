package dev.reinstate.worker.cli;

import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.Schema;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.worker.reconcile.Reconcile;
import dev.reinstate.worker.reconcile.Report;
import dev.reinstate.worker.reconcile.Stores;
import dev.reinstate.worker.settings.InvalidSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.JdbiException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reinstate reconcile}. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Derives every account anew from its facts, compares it with what is stored and with what the engine runs,"
                    + " and puts right what differs. Never lifts a hold. Safe while everything runs.",
            "Works on the stores that the settings name; without settings, or with --data, on a running demo.",
            "Exit code 0: nothing differed. 1: there were differences, all are mended (or told, with --dry-run)."
                    + " 3: something is left to do, for a person here or for a neighbour."
        })
final class ReconcileCommand implements Callable<Integer> {

    private static final int NOTHING = 0;
    private static final int DIFFERED = 1;
    private static final int LEFT_TO_DO = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StoresOption where = new StoresOption();

    @Option(names = "--dry-run", description = "tells the differences and changes nothing")
    private boolean dryRun;

    @Option(
            names = "--closed-within",
            paramLabel = "DURATION",
            defaultValue = "P30D",
            description = "asks the engine also for cases that closed so lately (default: ${DEFAULT-VALUE})")
    private Duration closedWithin = Duration.ofDays(30);

    @Option(names = "--missing", description = "lists again what was noted as lost before and is still not here")
    private boolean missing;

    @Override
    public Integer call() {
        try (Stores stores = stores()) {
            Reconcile.Settings settings = new Reconcile.Settings(closedWithin, dryRun, missing);
            Report report = stores.reconcile(settings, this::out, this::progress);
            out(report.summary());
            return report.leavesWork() ? LEFT_TO_DO : report.differs() ? DIFFERED : NOTHING;
        } catch (CannotStart | JdbiException away) {
            progress("reinstate: " + away.getMessage());
            return LEFT_TO_DO;
        }
    }

    private Stores stores() {
        StoresOption.Where found = where.where();
        List<String> faults = found.production() ? Schema.faults(found.register()) : List.of();
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
        return new Stores(Database.connect(found.register()), found.engine(), found.namespace());
    }

    private void out(String line) {
        print(spec.commandLine().getOut(), line);
    }

    private void progress(String line) {
        print(spec.commandLine().getErr(), line);
    }

    private static void print(PrintWriter writer, String line) {
        writer.println(line);
        writer.flush();
    }
}
