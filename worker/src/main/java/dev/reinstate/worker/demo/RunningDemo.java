package dev.reinstate.worker.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.worker.embedded.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** A demo that runs in another process: where it listens, as it wrote down in its data folder. */
public final class RunningDemo {

    private static final String FILE = "running.properties";

    /** The API answers a moved clock within thirty seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;
    private final URI api;
    private final String jdbcUrl;
    private final String target;
    private final String namespace;

    private RunningDemo(Path data, Properties written) {
        this.data = data;
        this.api = URI.create(written.getProperty("api"));
        this.jdbcUrl = written.getProperty("jdbcUrl");
        this.target = written.getProperty("engine", "");
        this.namespace = written.getProperty("namespace", "");
    }

    static void write(Path data, int port, String jdbcUrl, Engine engine) {
        Properties properties = new Properties();
        properties.setProperty("api", "http://127.0.0.1:" + port);
        properties.setProperty("jdbcUrl", jdbcUrl);
        if (engine.kind() == Engine.Kind.DEV_SERVER) {
            properties.setProperty("engine", engine.target());
            properties.setProperty("namespace", engine.namespace());
        }
        try (OutputStream out = Files.newOutputStream(data.resolve(FILE))) {
            properties.store(out, "where this demo listens while it runs");
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot write " + data.resolve(FILE), cause);
        }
    }

    static void forget(Path data) {
        try {
            Files.deleteIfExists(data.resolve(FILE));
        } catch (IOException ignored) {
            // A stale file does no harm: whoever reads it finds nobody there and says so.
        }
    }

    public static RunningDemo in(Path data) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(data.resolve(FILE))) {
            properties.load(in);
        } catch (IOException absent) {
            throw notThere(data);
        }
        return new RunningDemo(data, properties);
    }

    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** Where the demo's engine listens; one inside the demo's own process listens nowhere. */
    public String target() {
        if (target.isEmpty()) {
            throw new CannotStart(
                    "the demo on " + data + " has its engine inside its own process, where no other can reach"
                            + " it: start the demo with --engine DEV_SERVER");
        }
        return target;
    }

    public String namespace() {
        return namespace;
    }

    public JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    /** Moves the clock. */
    public JsonNode advance(String by) {
        String body = JSON.createObjectNode().put("advance", by).toString();
        return send(request("/v1/demo/clock")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer demo-engineer");
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() >= 300) {
                throw new CannotStart("the demo refused: " + body.path("detail").asText(answer.body()));
            }
            return body;
        } catch (IOException gone) {
            throw new CannotStart(
                    "no demo answers at " + api + ": start it again with './reinstate demo --data " + data + "'", gone);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while the demo was asked", stop);
        }
    }

    private static CannotStart notThere(Path data) {
        return new CannotStart("no demo runs on " + data + ": start one with './reinstate demo', or choose --data DIR");
    }
}
