package dev.reinstate.worker.cli;

import dev.reinstate.activities.outlook.OutlookInPostgres;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.workflows.cases.Explanation;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.ports.Actor;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reinstate explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Says why a case is where it is: its grounds with their facts, rules and terms, who has the next move, and"
                    + " what follows if nobody does anything. Changes nothing.",
            "Reads the stores that the settings name; without settings, or with --data, a running demo's."
        })
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private StoresOption stores = new StoresOption();

    @Parameters(paramLabel = "CASE", description = "a case's id, as in case_…")
    private String caseId = "";

    @Override
    public Integer call() {
        Explanation why = stores.current(transactions -> new OutlookInPostgres(transactions, Links.none())
                .explain(Actor.system("explain"), caseId)
                .orElseThrow(CannotStart::refused));
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s of account %s, as of %s%n", caseId, why.accountId(), why.asOf());
        out.printf("%s: %s%n", why.stage(), why.why());
        out.printf("next move: %s%n", why.nextMove());
        out.printf("next by itself: %s%n", why.nextInWords());
        why.grounds().forEach(ground -> print(out, ground));
        out.println(why.ifNobodyActs().isEmpty() ? "if nobody acts: nothing follows" : "if nobody acts:");
        why.ifNobodyActs().forEach(step -> out.printf("  %s %s%n", step.at(), step.text()));
        out.flush();
        return 0;
    }

    private static void print(PrintWriter out, Explanation.OfAGround ground) {
        out.printf("%s %s: %s%n", ground.ground(), ground.state(), ground.why());
        Integer counted = ground.reading().counted();
        out.printf("  rule: %s%s%n", ground.reading().rule(), counted == null ? "" : "; counted " + counted);
        ground.facts().forEach(fact -> out.printf("  %s %s%n", fact.on() == null ? "-" : fact.on(), fact.text()));
        out.printf("  cleared by: %s%n", ground.clearedBy() == null ? ground.clears() : ground.clearedBy());
        if (ground.mustAct() != null) {
            out.printf("  must act: %s%s%n", ground.mustAct(), ground.beingChecked() ? " (it is being checked)" : "");
        }
        Explanation.Exempted by = ground.exempted();
        out.printf(
                "  exempted by: %s%n",
                by == null
                        ? ground.exempts()
                        : "%s %s until %s, by %s"
                                .formatted(
                                        by.kind(),
                                        by.id(),
                                        by.until() == null ? "further notice" : by.until(),
                                        by.by()));
    }
}
