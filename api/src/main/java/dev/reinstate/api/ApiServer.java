package dev.reinstate.api;

import dev.reinstate.api.issuer.TryingIssuer;
import dev.reinstate.workflows.ports.Denials;
import dev.reinstate.workflows.ports.Health;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The web server of the REST API. */
public final class ApiServer implements AutoCloseable {

    /** Longer than the longest answer that we hold back on purpose, an advance of the demo's clock. */
    private static final long IDLE_MILLIS = Demo.PATIENCE.plusSeconds(30).toMillis();

    /** Longer than an answer that waits for a decision's effect. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(12);

    /**
     * At a stop, for connections on which nothing is under way; the server's own would keep each stop waiting for a
     * second. An answer that we still owe is not idle.
     */
    private static final long IDLE_AT_THE_END_MILLIS = 100;

    private final Javalin javalin;

    private ApiServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts serving; returns once the port is open.
     *
     * @param host the address to listen on, such as {@code 127.0.0.1}
     * @param port 0 for any free one
     */
    public static ApiServer start(Doors doors, String host, int port) {
        List<Route> routes = new ArrayList<>(Routes.of(doors));
        routes.addAll(PageRoutes.of(doors));
        return start(routes, doors.signIn(), doors.denials(), doors.metrics(), host, port);
    }

    /** Serves only what operators want of a process that has no other doors. */
    public static ApiServer forOperators(
            Health health, Denials denials, PrometheusMeterRegistry metrics, String host, int port) {
        return start(Routes.ofOperator(health, metrics), token -> Optional.empty(), denials, metrics, host, port);
    }

    /** Serves nothing but an issuer for trying. */
    public static ApiServer forTrying(TryingIssuer issuer, String host, int port) {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        return start(
                PageRoutes.ofIssuer(issuer), token -> Optional.empty(), (actor, what, why) -> {}, metrics, host, port);
    }

    private static ApiServer start(
            List<Route> routes,
            SignIn signIn,
            Denials denials,
            PrometheusMeterRegistry metrics,
            String host,
            int port) {
        Javalin javalin = Javalin.create(config -> {
            settings(config);
            config.jetty.addConnector((server, http) -> connector(server, http, host, port));
            config.routes.before(new Gate(signIn, denials));
            routes.forEach(route -> route.register(config.routes, denials));
            new Problems(routes).register(config.routes);
            config.requestLogger.http(new Timings(metrics));
        });
        return new ApiServer(javalin.start());
    }

    private static void settings(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = Request.MOST_BYTES;
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new JettyProblems());
            // Without it, a stop cuts off the answers that are under way.
            server.setHandler(new GracefulHandler());
            server.setStopTimeout(LAST_ANSWERS.toMillis());
        });
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, String host, int port) {
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setShutdownIdleTimeout(IDLE_AT_THE_END_MILLIS);
        return connector;
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
