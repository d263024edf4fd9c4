package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.api.issuer.TryingIssuer;
import dev.reinstate.api.signin.BearerTokens;
import dev.reinstate.api.signin.Issuer;
import dev.reinstate.api.signin.IssuerSettings;
import dev.reinstate.workflows.ports.Denials;
import dev.reinstate.workflows.ports.EngineInfo;
import dev.reinstate.workflows.ports.Health;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The API on a free port, with a {@link World} behind it. Every answer is held against the published contract. */
final class Api implements AutoCloseable {

    private static final OpenApiContract CONTRACT = OpenApiContract.read();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final World world = new World();

    private final ApiServer server;

    private Api(boolean withDemo, Function<World, SignIn> signIn) {
        int port = freePort();
        URI origin = URI.create("http://localhost:" + port);
        server = ApiServer.start(doors(withDemo, origin, signIn.apply(world)), "127.0.0.1", port);
    }

    /** Without a demo: who comes in has a token of this issuer's. */
    static Api believing(IssuerSettings issuer) {
        return new Api(false, world -> new BearerTokens(new Issuer(issuer), world.accounts));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    static Api withDemo() {
        return new Api(true, world -> new DemoPersonas(world.accounts));
    }

    static Api withoutDemo() {
        return new Api(false, world -> new DemoPersonas(world.accounts));
    }

    private Doors doors(boolean withDemo, URI origin, SignIn signIn) {
        Denials denials = (actor, what, why) -> world.diary.add("denied " + actor + ": " + what + " " + why);
        return doors(world, denials, signIn, console(origin), withDemo ? demo(world) : null);
    }

    static Doors doors(World world, Denials denials, SignIn signIn, ConsoleDoors console, @Nullable Demo demo) {
        return new Doors(
                world.accounts,
                world.standings,
                world.ledger,
                world.cases,
                world.dossiers,
                world.rulings,
                world.notices,
                world.exemptions,
                world.disputes,
                world.outlook,
                world.tasks,
                world.queue,
                world.conversations,
                world.views,
                world.targets,
                world.events,
                Senders.ofDemo(),
                denials,
                () -> new Health.State(world.faults, world.concerns),
                signIn,
                world.keys,
                console,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                demo);
    }

    /** Nobody signs in to the console here: it has no sessions. */
    static ConsoleDoors console(URI origin) {
        return new ConsoleDoors(new NoSessions(), new Issuer(issuer(origin).settings()), origin);
    }

    private static TryingIssuer issuer(URI origin) {
        return new TryingIssuer(origin, origin, InstantSource.system());
    }

    static Demo demo(World world) {
        EngineInfo engine = new EngineInfo("IN_JVM", "in process", "default", false);
        return new Demo(
                world.clock,
                world.mailbox,
                engine,
                world.rounds,
                () -> world.diary.add("makes its rounds"),
                issuer(URI.create("http://localhost")),
                Duration.ofMillis(500));
    }

    Call as(String token) {
        return new Call().header("Authorization", "Bearer " + token);
    }

    Call asNobody() {
        return new Call();
    }

    /** What the server says to a request that no decent client would send. */
    String raw(String request, byte... body) {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Sends this and no more, whatever it had promised. */
    String cut(String request) {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /** A request in the making. */
    final class Call {

        private final HttpRequest.Builder request = HttpRequest.newBuilder();

        Call header(String name, String value) {
            request.header(name, value);
            return this;
        }

        Call key() {
            return header("Idempotency-Key", UUID.randomUUID().toString());
        }

        Reply get(String path) {
            return send("GET", path, null);
        }

        Reply put(String path, String json) {
            return header("Content-Type", "application/json").send("PUT", path, json);
        }

        /** With a new idempotency key. */
        Reply post(String path, String json) {
            return key().postAsIs(path, json);
        }

        Reply postAsIs(String path, String json) {
            return header("Content-Type", "application/json").send("POST", path, json);
        }

        /** What a browser gets: pages are no part of the contract. */
        Reply page(String path) {
            return new Reply(header("Accept", "text/html").sent("GET", path, null));
        }

        Reply send(String method, String path, String body) {
            return checked(method, path, sent(method, path, body));
        }

        private HttpResponse<String> sent(String method, String path, String body) {
            request.uri(URI.create("http://127.0.0.1:" + server.port() + path))
                    .timeout(Duration.ofSeconds(20))
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body));
            try {
                return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        private Reply checked(String method, String path, HttpResponse<String> response) {
            Reply reply = new Reply(response);
            String plain = path.replaceAll("\\?.*", "");
            assertThat(CONTRACT.faults(method, plain, reply.status(), reply.header("content-type"), response.body()))
                    .as("%s %s: %d %s, against openapi.yaml", method, path, reply.status(), response.body())
                    .isEmpty();
            return reply;
        }
    }
}
