package dev.reinstate.worker.cli;

import dev.reinstate.api.ApiServer;
import dev.reinstate.api.issuer.TryingIssuer;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The demo's issuer by itself, for a console of production that is only tried out. */
@Command(
        name = "issuer",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the demo's issuer alone, to try 'serve' before a real one is set up.",
            "Whoever reaches it can sign in as anyone: never let it be reached from elsewhere."
        })
final class IssuerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "default: ${DEFAULT-VALUE}")
    private String host = "";

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8090", description = "default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--console",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "the console that it lets people into (default: ${DEFAULT-VALUE})")
    private URI console = URI.create("http://localhost:8080");

    @Override
    public Integer call() throws InterruptedException {
        TryingIssuer issuer = new TryingIssuer(URI.create("http://localhost:" + port), console, InstantSource.system());
        try (ApiServer server = ApiServer.forTrying(issuer, host, port)) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "reinstate: REINSTATE_ISSUER_URL=%s _AUDIENCE=%s _CLIENT=%s%n",
                            issuer.settings().url(),
                            issuer.settings().audience(),
                            issuer.settings().client());
            spec.commandLine().getErr().flush();
            new CountDownLatch(1).await();
            return server.port();
        }
    }
}
