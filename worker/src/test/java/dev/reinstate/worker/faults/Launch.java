package dev.reinstate.worker.faults;

import dev.reinstate.worker.embedded.CrashingDevServer;
import dev.reinstate.worker.embedded.CrashingPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** How the packaged product is started: one jar, settings by environment, as in production. */
final class Launch {

    private static final Path JAR =
            Path.of(System.getProperty("reinstate.jar", "target/reinstate.jar")).toAbsolutePath();

    /** Small processes that start quickly: they are started again all the time. */
    private static final List<String> JVM = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path folder;
    private final CrashingPostgres database;
    private final int mailPort;

    Launch(Path folder, CrashingPostgres database, int mailPort) throws IOException {
        this.folder = folder;
        this.database = database;
        this.mailPort = mailPort;
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?connectTimeout=2".formatted(port, CrashingPostgres.database());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void migrate(Duration within) throws IOException, InterruptedException {
        Path log = folder.resolve("logs/migrate.log");
        ProcessBuilder builder = new ProcessBuilder(command("migrate")).redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(database.port(), 0, 0));
        Process process = builder.start();
        boolean ended = process.waitFor(within.toSeconds(), TimeUnit.SECONDS);
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError("`migrate` failed: " + Files.readString(log));
        }
    }

    Program program(String name, int register, int temporal, int port) throws IOException {
        String command = name.startsWith("worker") ? "worker" : name;
        return Program.start(
                command(command), environment(register, temporal, port), folder.resolve("logs/" + name + ".log"));
    }

    private static List<String> command(String name) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(JVM);
        words.addAll(List.of("-jar", JAR.toString(), name));
        return words;
    }

    private Map<String, String> environment(int register, int temporal, int port) {
        Map<String, String> all = new TreeMap<>(System.getenv());
        all.keySet().removeIf(name -> name.startsWith("REINSTATE_") || name.startsWith("TEMPORAL_"));
        all.put("REINSTATE_DATABASE_URL", url(register));
        all.put("REINSTATE_DATABASE_USER", CrashingPostgres.user());
        all.put("REINSTATE_DATABASE_PASSWORD", database.password());
        all.put("TEMPORAL_ADDRESS", "127.0.0.1:" + temporal);
        all.put("TEMPORAL_NAMESPACE", CrashingDevServer.namespace());
        all.put("REINSTATE_API_HOST", "127.0.0.1");
        all.put("REINSTATE_API_PORT", Integer.toString(port));
        all.put("REINSTATE_WORKER_PORT", Integer.toString(port));
        all.putAll(Tokens.settings());
        all.put("REINSTATE_MAIL_HOST", "127.0.0.1");
        all.put("REINSTATE_MAIL_PORT", Integer.toString(mailPort));
        all.put("REINSTATE_MAIL_FROM", "reinstate@faults.example.test");
        all.put("REINSTATE_MAIL_TLS", "false");
        all.put("REINSTATE_MAIL_DOMAIN", "faults.example.test");
        for (String link : List.of("SUPPORT", "BILLING", "PROFILE", "ENROL")) {
            all.put("REINSTATE_LINKS_" + link, "https://faults.example.test");
        }
        return all;
    }
}
