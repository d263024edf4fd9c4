package dev.reinstate.worker.cli;

import dev.reinstate.activities.terms.TermsInPostgres;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.worker.terms.Migrating;
import dev.reinstate.worker.terms.TermsFile;
import dev.reinstate.worker.terms.Trial;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.cases.Terms;
import dev.reinstate.workflows.cases.TermsDifference;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Recorded;
import dev.reinstate.workflows.ports.Role;
import dev.reinstate.workflows.ports.TermsVersions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reinstate terms}. */
@Command(
        name = "terms",
        mixinStandardHelpOptions = true,
        description = "The numbers of the rules, in versions (docs/terms.md).",
        synopsisSubcommandLabel = "(load | list | diff | backtest | migrate)")
final class TermsCommand implements Runnable {

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(), "say what: load, list, diff, backtest or migrate");
    }

    @Command(
            name = "load",
            mixinStandardHelpOptions = true,
            description = {
                "Checks a file and writes it as a new version. Accounts that it concerns look by themselves once it is"
                        + " valid; an anchor that was warned of keeps its terms.",
                "Loading the same again changes nothing."
            })
    int load(
            @Mixin StoresOption stores,
            @Parameters(paramLabel = "FILE", description = "a version of the terms as JSON") Path file,
            @Option(
                            names = "--valid-from",
                            paramLabel = "INSTANT",
                            description = "from when on, such as 2027-01-01T00:00:00Z (default: now)")
                    @Nullable
                    Instant validFrom,
            @Option(names = "--by", paramLabel = "NAME", description = "who loads it (default: the user's name here)")
                    @Nullable
                    String by) {
        TermsFile read = TermsFile.read(file);
        Recorded<TermsVersions.Version> loaded = stores.current(transactions -> new TermsInPostgres(transactions)
                .load(operator(by), new TermsVersions.Draft(read.terms(), read.sha256(), validFrom))
                .orElseThrow(CannotStart::refused));
        boolean known = loaded.how() == Recorded.How.DEDUPLICATED;
        say((known ? "loaded already: " : "loaded: ") + line(loaded.fact()));
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "All versions, and which one is current.")
    int list(@Mixin StoresOption stores) {
        versions(stores).forEach(version -> say(line(version)));
        return 0;
    }

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description = "Which numbers differ. Exit code 0: none. 1: some.")
    int diff(
            @Mixin StoresOption stores,
            @Parameters(paramLabel = "OLD", description = "a file, or the number of a version") String old,
            @Parameters(paramLabel = "NEW", description = "a file, or the number of a version") String other) {
        List<String> lines = TermsDifference.between(terms(stores, old), terms(stores, other));
        lines.forEach(this::say);
        if (lines.isEmpty()) {
            say("no number differs");
        }
        return lines.isEmpty() ? 0 : 1;
    }

    @Command(
            name = "backtest",
            mixinStandardHelpOptions = true,
            description = {
                "Which accounts and open cases would come out differently under a version: stage, grounds, and when"
                        + " they are suspended if nobody does anything. Changes nothing.",
                "Exit code 0: none. 1: some."
            })
    int backtest(
            @Mixin StoresOption stores,
            @Parameters(paramLabel = "NEW", description = "a file, or the number of a version") String proposed,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "lists at most so many (default: ${DEFAULT-VALUE}); all are counted")
                    int limit) {
        Terms terms = terms(stores, proposed);
        int differing = stores.current(transactions -> new Trial(
                        new TermsInPostgres(transactions),
                        Actor.system("backtest"),
                        this::say,
                        line -> complain("  " + line))
                .run(terms, limit));
        return differing == 0 ? 0 : 1;
    }

    @Command(
            name = "migrate",
            mixinStandardHelpOptions = true,
            description = {
                "Moves what the open cases of some accounts hang on to another version: by itself it keeps the terms that"
                        + " it was warned by. Shows what comes of it, and does it only with --confirm.",
                "Exit code 0: done, shown, or nothing to do. 1: an account was refused; the others were not."
            })
    int migrate(
            @Mixin StoresOption stores,
            @Parameters(paramLabel = "VERSION", index = "0", description = "a version that is valid now") int version,
            @Parameters(paramLabel = "ACCOUNT", index = "1..*", arity = "1..*", description = "ids of accounts")
                    List<String> accounts,
            @Option(names = "--confirm", description = "do it") boolean confirm,
            @Option(names = "--by", paramLabel = "NAME", description = "who does it (default: the user's name here)")
                    @Nullable
                    String by) {
        int refused = stores.current(transactions -> new Migrating(
                        new TermsInPostgres(transactions), operator(by), this::say, this::complain)
                .run(version, accounts, confirm));
        return refused == 0 ? 0 : 1;
    }

    private static Actor operator(@Nullable String by) {
        String who = by == null ? System.getProperty("user.name", "operator") : by;
        return Actor.staff(who, Role.ENGINEER, Set.of(Cloud.values()));
    }

    private Terms terms(StoresOption stores, String named) {
        if (!VERSION.matcher(named).matches()) {
            return TermsFile.read(Path.of(named)).terms();
        }
        return versions(stores).stream()
                .map(TermsVersions.Version::terms)
                .filter(terms -> terms.version() == Integer.parseInt(named))
                .findFirst()
                .orElseThrow(() -> new CannotStart(
                        "there is no version %s here: ./reinstate terms list shows them".formatted(named)));
    }

    private static List<TermsVersions.Version> versions(StoresOption stores) {
        return stores.current(transactions ->
                new TermsInPostgres(transactions).list(Actor.system("terms")).orElseThrow(CannotStart::refused));
    }

    private static String line(TermsVersions.Version version) {
        String hash =
                version.sha256() == null ? "" : ", sha256 " + version.sha256().substring(0, 12);
        String loaded = version.loadedAt() == null
                ? ", with the register"
                : ", loaded %s by %s".formatted(version.loadedAt(), version.loadedBy());
        return "version %d%s, valid from %s%s%s%s"
                .formatted(
                        version.terms().version(),
                        version.current() ? " (current)" : "",
                        version.validFrom(),
                        loaded,
                        hash,
                        version.reaching() ? ", still on its way to its accounts" : "");
    }

    private void complain(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
