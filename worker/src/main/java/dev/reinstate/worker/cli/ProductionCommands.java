package dev.reinstate.worker.cli;

import dev.reinstate.activities.store.Schema;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.worker.production.Plan;
import dev.reinstate.worker.production.Production;
import dev.reinstate.worker.settings.InvalidSettings;
import dev.reinstate.worker.settings.Settings;
import dev.reinstate.workflows.crash.CrashPoint;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands that run Reinstate on a register and an engine of one's own. */
class ProductionCommands {

    @Spec
    private CommandSpec spec;

    @Command(
            name = "serve",
            mixinStandardHelpOptions = true,
            description = "Runs API and worker in one process. SIGTERM drains it and ends it.")
    int serve(@Mixin ConfigOption config) throws InterruptedException {
        return run(config, true, true);
    }

    @Command(name = "api", mixinStandardHelpOptions = true, description = "Runs the API alone.")
    int api(@Mixin ConfigOption config) throws InterruptedException {
        return run(config, true, false);
    }

    @Command(
            name = "worker",
            mixinStandardHelpOptions = true,
            description = "Runs a worker alone: it carries the cases and finds what was lost.")
    int worker(@Mixin ConfigOption config) throws InterruptedException {
        return run(config, false, true);
    }

    @Command(
            name = "migrate",
            mixinStandardHelpOptions = true,
            description = "Brings the register's schema up to this version. Needs the database settings only.")
    int migrate(@Mixin ConfigOption config) {
        Settings settings = config.settings();
        StoreSettings register = settings.register();
        settings.sound();
        refuse(Schema.ofServer(register));
        int steps = Schema.migrate(register);
        say(steps == 0 ? "the schema is up to date" : "the schema took %s steps and is up to date".formatted(steps));
        return 0;
    }

    private int run(ConfigOption config, boolean api, boolean worker) throws InterruptedException {
        CrashPoint.warning().ifPresent(this::say);
        Plan plan = Plan.read(config.settings(), api, worker);
        refuse(Schema.faults(plan.register()));
        CountDownLatch ended = new CountDownLatch(1);
        @Nullable Production[] started = new Production[1];
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started[0], ended), "the end"));
        started[0] = Production.start(plan, this::say);
        say("ready");
        ended.await();
        return 0;
    }

    private void end(@Nullable Production production, CountDownLatch ended) {
        if (production != null) {
            say("ending");
            production.close();
        }
        ended.countDown();
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("reinstate: " + line);
        err.flush();
    }
}
