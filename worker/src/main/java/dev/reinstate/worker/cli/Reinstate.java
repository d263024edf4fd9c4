package dev.reinstate.worker.cli;

import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.worker.settings.InvalidSettings;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "reinstate",
        description = "Runs partner-account suspensions as durable cases.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            ClockCommand.class,
            AuditCommand.class,
            ImportCommand.class,
            TriggerCommand.class,
            ReconcileCommand.class,
            ExplainCommand.class,
            TermsCommand.class,
            KeysCommand.class,
            IssuerCommand.class,
            ReplayCommand.class,
            DeployStatusCommand.class,
            RecordHistoryCommand.class
        })
public final class Reinstate extends ProductionCommands {

    private Reinstate() {}

    /** The exit code: 0 done, 1 failed, 2 the command line was not understood. */
    public static int run(String[] args) {
        return new CommandLine(new Reinstate())
                .setExecutionExceptionHandler(Reinstate::failed)
                .setUsageHelpAutoWidth(true)
                .execute(args);
    }

    /** What we foresaw is said in a sentence; anything else is a defect, and then the trace helps. */
    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof InvalidSettings) {
            err.println("reinstate: it does not start, because\n  " + failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        if (failure instanceof CannotStart) {
            err.println("reinstate: " + failure.getMessage());
        } else {
            failure.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
