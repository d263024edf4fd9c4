package dev.reinstate.worker.cli;

import dev.reinstate.worker.demo.Demo;
import dev.reinstate.worker.demo.DemoSettings;
import dev.reinstate.worker.demo.Welcome;
import dev.reinstate.worker.embedded.Engine;
import dev.reinstate.worker.embedded.Progress;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reinstate demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts everything on this machine, with sample accounts and a clock that can be moved. Ctrl-C ends it.")
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "the API's port (default: 8080)")
    private int port;

    @Option(names = "--fresh", description = "starts over: deletes the demo's data first")
    private boolean fresh;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "AUTO",
            description = "AUTO, DEV_SERVER or IN_JVM (default: AUTO, the dev server where it can be had)")
    private Engine.Preference engine = Engine.Preference.AUTO;

    @Override
    public Integer call() throws InterruptedException {
        long began = System.nanoTime();
        Progress progress = line -> {
            spec.commandLine().getErr().println("  " + line);
            spec.commandLine().getErr().flush();
        };
        CountDownLatch ended = new CountDownLatch(1);
        @Nullable Demo[] started = new Demo[1];
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started[0], ended), "the end"));
        started[0] = Demo.start(DemoSettings.of(data.folder(), port, fresh, engine), progress);
        spec.commandLine().getOut().println(Welcome.of(started[0], System.nanoTime() - began));
        spec.commandLine().getOut().flush();
        ended.await();
        return 0;
    }

    private void end(@Nullable Demo demo, CountDownLatch ended) {
        if (demo != null) {
            demo.close();
            spec.commandLine().getErr().println("  ended; the data is kept in " + data.folder());
            spec.commandLine().getErr().flush();
        }
        ended.countDown();
    }
}
