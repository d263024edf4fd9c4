package dev.reinstate.worker.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** The demo's PostgreSQL for tests that crash it: it comes back on the same files and the same port. */
public final class CrashingPostgres implements AutoCloseable {
    /** After a crash it first reads its log again, on a machine that has other things to do. */
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private static final Duration POLL = Duration.ofMillis(50);

    private final PostgresCluster cluster;
    private final String password;
    private final int port;
    private Leash leash;

    private CrashingPostgres(PostgresCluster cluster, String password, int port, Leash leash) {
        this.cluster = cluster;
        this.password = password;
        this.port = port;
        this.leash = leash;
    }

    public static CrashingPostgres start(Path data) throws IOException {
        Path home = Folders.ownersOnly(data).toRealPath();
        PostgresCluster cluster = PostgresCluster.in(home, line -> {});
        String password = cluster.password();
        cluster.create(line -> {});
        LogFile.begin(Child.POSTGRES.log(home));
        int port = FreePorts.take(1).get(0);
        CrashingPostgres started = new CrashingPostgres(cluster, password, port, hold(cluster, port));
        started.awaitReady();
        return started;
    }

    public int port() {
        return port;
    }

    public static String database() {
        return PostgresRoles.NAME;
    }

    public static String user() {
        return PostgresRoles.NAME;
    }

    public String password() {
        return password;
    }

    /** The immediate shutdown: nothing is written on the way out, as when the machine loses its power. */
    public void crash() {
        Signals.send("QUIT", Signals.recorded(Child.POSTGRES.record(cluster.data())));
        leash.ended().join();
    }

    public void again() {
        try {
            Files.deleteIfExists(Leftover.postmasterRecord(cluster.data()));
            leash = hold(cluster, port);
            awaitReady();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** All its processes: a backend that goes on would still answer. */
    public void stop() {
        Signals.sendToAll("STOP", Signals.recorded(Child.POSTGRES.record(cluster.data())));
    }

    public void goOn() {
        Signals.sendToAll("CONT", Signals.recorded(Child.POSTGRES.record(cluster.data())));
    }

    private static Leash hold(PostgresCluster cluster, int port) throws IOException {
        return Leash.hold(Child.POSTGRES, cluster.data(), cluster.serve(port), PostgresCluster.environment());
    }

    private void awaitReady() {
        PostgresRoles roles = new PostgresRoles(port, password);
        String unused = new Readiness(READY_WITHIN, POLL)
                .await("PostgreSQL", leash, Child.POSTGRES.log(cluster.data()), () -> {
                    try {
                        return roles.create();
                    } catch (SQLException e) {
                        throw new Readiness.NotYet(e);
                    }
                });
    }

    @Override
    public void close() {
        leash.letGo();
    }
}
