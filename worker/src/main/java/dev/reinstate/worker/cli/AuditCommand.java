package dev.reinstate.worker.cli;

import dev.reinstate.activities.audit.AuditInPostgres;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.workflows.ports.Audit;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code reinstate audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "The audit trail.",
        synopsisSubcommandLabel = "(verify)")
final class AuditCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(spec.commandLine(), "say what: verify");
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Walks every account's chain. Exit code 1 if a row was changed, removed or added.",
                "Works on the register that the settings name; without settings, or with --data, on a demo's."
            })
    int verify(@Mixin RegisterOption register) {
        PrintWriter out = spec.commandLine().getOut();
        Audit.Report report = register.on(AuditCommand::verified);
        report.faults().forEach(out::println);
        out.printf(
                "%s: %s accounts, %s rows, %s faults%n",
                report.faults().isEmpty() ? "whole" : "BROKEN",
                report.accounts(),
                report.rows(),
                report.faults().size());
        out.flush();
        return report.faults().isEmpty() ? 0 : 1;
    }

    /** A walk over very many rows takes longer than a request may. */
    private static Audit.Report verified(StoreSettings settings) {
        try (Database database = Database.connectForBulk(settings)) {
            return new AuditInPostgres(database).verify();
        }
    }
}
