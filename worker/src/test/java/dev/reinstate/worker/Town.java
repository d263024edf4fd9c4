package dev.reinstate.worker;

import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.worker.demo.Demo;
import dev.reinstate.worker.demo.DemoSettings;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.worker.embedded.EmbeddedPostgres;
import dev.reinstate.worker.embedded.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A whole house in this process, with nobody in it yet: one for all tests of a class, each with partners of its own. */
final class Town implements BeforeAllCallback, AfterAllCallback {

    /** In the morning: no test runs into the next day by itself. */
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private static final int CONNECTIONS = 8;

    /** For classes that leave the clock alone; ended after the last of them. */
    private static final Town SHARED = inJvm();

    private final Engine.Preference engine;
    private final UnaryOperator<DemoSettings> settings;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private Path data;
    private String password;
    private Demo demo;

    private Town(Engine.Preference engine, UnaryOperator<DemoSettings> settings) {
        this.engine = engine;
        this.settings = settings;
    }

    static Town inJvm() {
        return inJvm(settings -> settings);
    }

    /** One for all classes that ask for it. */
    static Town shared() {
        return SHARED;
    }

    static Town inJvm(UnaryOperator<DemoSettings> settings) {
        return new Town(Engine.Preference.IN_JVM, settings);
    }

    /** Its tests are skipped where there is no dev server. */
    static Town onTheDevServer() {
        return onTheDevServer(settings -> settings);
    }

    static Town onTheDevServer(UnaryOperator<DemoSettings> settings) {
        return new Town(Engine.Preference.DEV_SERVER, settings);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (demo != null) {
            return;
        }
        if (this == SHARED) {
            AutoCloseable afterAllClasses = this::moveOut;
            context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Town.class))
                    .put("shared", afterAllClasses);
        }
        data = Files.createTempDirectory("reinstate-town-");
        start();
        Instant now = now();
        Instant morning =
                now.atOffset(ZoneOffset.UTC).toLocalDate().atTime(MORNING).toInstant(ZoneOffset.UTC);
        advance(Duration.between(now, morning.isBefore(now) ? morning.plus(Duration.ofDays(1)) : morning)
                .plusSeconds(1)
                .toString());
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (this != SHARED) {
            moveOut();
        }
    }

    private void moveOut() throws IOException {
        stop();
        try (Stream<Path> all = Files.walk(data)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    private void start() {
        try {
            demo = Demo.start(settings.apply(DemoSettings.empty(data, engine)), line -> {});
            password = EmbeddedPostgres.passwordIn(data);
        } catch (CannotStart missing) {
            Assumptions.abort("no dev server here: "
                    + String.valueOf(missing.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private void stop() {
        if (demo != null) {
            demo.close();
            demo = null;
        }
    }

    /** Ends everything and starts it again on the same data. */
    void restart() {
        stop();
        start();
    }

    Demo demo() {
        return demo;
    }

    Caller as(String persona) {
        return new Caller(http, demo.port(), persona);
    }

    /** By hand, because a port can be another one after a restart. */
    Partner partner() {
        return Partner.movesIn(this, freshId(), "demo-partner");
    }

    static String freshId() {
        return "p-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    Instant now() {
        return Instant.parse(as("demo-engineer")
                .get("/v1/demo/clock")
                .is(200)
                .json()
                .path("now")
                .asText());
    }

    LocalDate today() {
        return now().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Moves the clock; all that falls due by that is done when this returns. */
    void advance(String by) {
        as("demo-engineer")
                .post("/v1/demo/clock", "{\"advance\":\"%s\"}".formatted(by))
                .is(200);
    }

    /** Where another process would find the register. */
    StoreSettings store() {
        return new StoreSettings(jdbcUrl(), EmbeddedPostgres.USER, password, CONNECTIONS);
    }

    /** A connection of its own, past every port. */
    Connection database() {
        try {
            return DriverManager.getConnection(jdbcUrl(), EmbeddedPostgres.USER, password);
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private String jdbcUrl() {
        try (var in = Files.newInputStream(data.resolve("running.properties"))) {
            Properties running = new Properties();
            running.load(in);
            return running.getProperty("jdbcUrl");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    String text(String query) {
        try (Connection connection = database();
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "nothing";
        } catch (SQLException cause) {
            throw new IllegalStateException(query, cause);
        }
    }

    long count(String query) {
        try (Connection connection = database();
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException cause) {
            throw new IllegalStateException(query, cause);
        }
    }

    /** How many rows each table has. */
    Map<String, Long> rows() {
        String each = text("""
                select string_agg(format('select %L, count(*) from %I', table_name, table_name), ' union all ')
                from information_schema.tables where table_schema = 'public'""");
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = database();
                ResultSet counts = connection.createStatement().executeQuery(each)) {
            while (counts.next()) {
                rows.put(counts.getString(1), counts.getLong(2));
            }
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
        return rows;
    }
}
