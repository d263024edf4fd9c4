package dev.reinstate.worker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.worker.demo.RunningDemo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reinstate clock}. */
@Command(
        name = "clock",
        mixinStandardHelpOptions = true,
        description = "The running demo's clock.",
        synopsisSubcommandLabel = "(show | advance)")
final class ClockCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(spec.commandLine(), "say what: show or advance");
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Prints the demo's present instant.")
    int show(@Mixin DataOption data) {
        print(RunningDemo.in(data.folder()).get("/v1/demo/clock"));
        return 0;
    }

    @Command(
            name = "advance",
            mixinStandardHelpOptions = true,
            description = "Moves the clock forward and waits until all that fell due is done.")
    int advance(
            @Mixin DataOption data,
            @Parameters(paramLabel = "PERIOD", description = "an ISO 8601 period or duration: P20D, P2M, PT6H")
                    String by) {
        JsonNode answer = RunningDemo.in(data.folder()).advance(by);
        print(answer);
        return 0;
    }

    private void print(JsonNode answer) {
        spec.commandLine().getOut().println(answer.path("now").asText(answer.toString()));
        spec.commandLine().getOut().flush();
    }
}
