package dev.reinstate.worker.cli;

import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.workflows.ports.Actor;
import dev.reinstate.workflows.ports.Deploys;
import dev.reinstate.workflows.ports.Deploys.Build;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code reinstate deploy-status}. */
@Command(
        name = "deploy-status",
        mixinStandardHelpOptions = true,
        description = "How many open cases each build was the last to look at, the longest asleep first.")
final class DeployStatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private StoresOption stores = new StoresOption();

    @Override
    public Integer call() {
        List<Build> builds = stores.register(DeployStatusCommand::builds);
        builds.forEach(build -> spec.commandLine().getOut().println(line(build)));
        if (builds.isEmpty()) {
            spec.commandLine().getOut().println("no case has been looked at yet");
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static String line(Build build) {
        String name = build.name() == null ? "no build on record" : "build " + build.name();
        if (build.cases() == 0) {
            return name + " carries no open case: its workers can be stopped";
        }
        return build.oldestLook() == null
                ? "%s: %s open cases; their next look writes down which".formatted(name, build.cases())
                : "%s: %s open cases, the oldest look at %s; they move on at their next look, or keep its workers"
                        .formatted(name, build.cases(), build.oldestLook());
    }

    private static List<Build> builds(Deploys register) {
        return register.builds(Actor.system("deploy-status")).orElseThrow(CannotStart::refused);
    }
}
