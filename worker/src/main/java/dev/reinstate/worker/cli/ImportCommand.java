package dev.reinstate.worker.cli;

import dev.reinstate.activities.imports.ImportsInPostgres;
import dev.reinstate.activities.register.Transactions;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.DenialsInPostgres;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.worker.imports.Console;
import dev.reinstate.worker.imports.ImportFiles;
import dev.reinstate.workflows.ports.ImportKind;
import dev.reinstate.workflows.ports.Wakes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reinstate import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Loads accounts, invoices, payments, reversals, profile and vetting states from CSV (.csv, with a header row) and"
                    + " JSON lines (.jsonl), each file in one transaction: all of it, or nothing. May be repeated.",
            "Works on the register that the settings name; without settings, or with --data, on a demo's.",
            "Exit code 0: all files are recorded. 1: one was refused, and those after it were not begun, or something"
                    + " failed. 2: the command line or the settings are not right."
        })
final class ImportCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private RegisterOption register = new RegisterOption();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "what its lines are, the beginning of its name says")
    private List<Path> files = List.of();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "account, invoice, credit-note, payment, reversal, profile or vetting: for lines without a kind")
    private @Nullable String kind;

    @Option(names = "--errors", paramLabel = "FILE", description = "writes every fault there, not only the first ones")
    private @Nullable Path errors;

    @Override
    public Integer call() throws IOException {
        @Nullable
        ImportKind asked = kind == null ? null : ImportKind.named(kind).orElseThrow(this::unknownKind);
        try (PrintWriter all =
                errors == null ? null : new PrintWriter(Files.newBufferedWriter(errors, StandardCharsets.UTF_8))) {
            CommandLine line = commandLine();
            boolean terminal = CommandLine.Help.Ansi.AUTO.enabled();
            Console console = new Console(line.getOut(), line.getErr(), all, terminal);
            return register.on(settings -> load(settings, console, asked)) ? 0 : 1;
        }
    }

    private boolean load(StoreSettings settings, Console console, @Nullable ImportKind asked) {
        try (Database database = Database.connectForBulk(settings)) {
            Transactions transactions = new Transactions(database, new DenialsInPostgres(database), Wakes.NOBODY);
            return new ImportFiles(new ImportsInPostgres(transactions), console).load(files, asked);
        } catch (JdbiException failed) {
            throw new CannotStart(
                    "the register did not take the file, nothing of it is recorded: " + failed.getMessage(), failed);
        }
    }

    private CommandLine.ParameterException unknownKind() {
        return new CommandLine.ParameterException(
                commandLine(),
                "--kind is '%s': write account, invoice, credit-note, payment, reversal, profile or vetting"
                        .formatted(kind));
    }

    private CommandLine commandLine() {
        return java.util.Objects.requireNonNull(spec).commandLine();
    }
}
