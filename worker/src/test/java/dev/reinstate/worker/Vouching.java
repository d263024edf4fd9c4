package dev.reinstate.worker;

import dev.reinstate.api.ApiServer;
import dev.reinstate.api.issuer.Persona;
import dev.reinstate.api.issuer.TryingIssuer;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** An issuer beside processes of production: it vouches for whoever a test names. */
public final class Vouching implements AutoCloseable {

    /** Longer than the longest run. */
    private static final Duration LIFE = Duration.ofDays(2);

    private static final URI CONSOLE = URI.create("http://localhost:8080");

    private final TryingIssuer issuer;
    private final ApiServer server;

    public Vouching() {
        int port = freePort();
        issuer = new TryingIssuer(URI.create("http://localhost:" + port), CONSOLE, InstantSource.system());
        server = ApiServer.forTrying(issuer, "127.0.0.1", port);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** What a process has to be told to believe it. */
    public Map<String, String> settings() {
        return Map.of(
                "REINSTATE_ISSUER_URL", issuer.settings().url().toString(),
                "REINSTATE_ISSUER_AUDIENCE", issuer.settings().audience(),
                "REINSTATE_ISSUER_CLIENT", issuer.settings().client(),
                "REINSTATE_CONSOLE_URL", CONSOLE.toString());
    }

    public String staff(String id, Role role, Cloud... clouds) {
        return issuer.accessToken(new Persona(id, id, "", Set.of(role), Set.of(clouds), null), LIFE);
    }

    public String partner(String id, String email) {
        return issuer.accessToken(new Persona(id, id, "", Set.of(), Set.of(), email), LIFE);
    }

    @Override
    public void close() {
        server.close();
    }
}
