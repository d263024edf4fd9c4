package dev.reinstate.api;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The web server of the REST API. */
public final class ApiServer implements AutoCloseable {

    /** Longer than the longest answer that we hold back on purpose, an advance of the demo's clock. */
    private static final long IDLE_MILLIS = Demo.PATIENCE.plusSeconds(30).toMillis();

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
        List<Route> routes = Routes.of(doors);
        Javalin javalin = Javalin.create(config -> {
            settings(config);
            config.jetty.addConnector((server, http) -> connector(server, http, host, port));
            config.routes.before(new Gate(doors));
            routes.forEach(route -> route.register(config.routes, doors.denials()));
            new Problems(routes).register(config.routes);
            config.requestLogger.http(new Timings(doors.metrics()));
        });
        return new ApiServer(javalin.start());
    }

    private static void settings(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = Request.MOST_BYTES;
        config.jetty.modifyServer(server -> server.setErrorHandler(new JettyProblems()));
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, String host, int port) {
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
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
