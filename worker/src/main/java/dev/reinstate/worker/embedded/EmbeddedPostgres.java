package dev.reinstate.worker.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A real PostgreSQL on a data folder: what it committed is there at the next start. It is on a {@link Leash}, so it is gone two seconds after this JVM,
 * however that ended; and no crash loses a commit, since {@code fsync} is on.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** Ready takes half a second; after a crash it first reads its log again. */
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private static final Duration POLL = Duration.ofMillis(25);

    /** The owner of the database; no superuser, so row-level policies hold for it where they are forced. */
    public static final String USER = PostgresRoles.NAME;

    private final Leash leash;
    private final int port;
    private final String password;
    private volatile boolean closed;

    private EmbeddedPostgres(Leash leash, int port, String password) {
        this.leash = leash;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts it and waits until it takes connections. A server that an earlier run left on this folder is ended first.
     *
     * @param data the data folder; the caller holds it, see {@link DataFolder}
     * @throws CannotStart with the end of its log
     */
    public static EmbeddedPostgres start(Path data, Progress progress) {
        try {
            Path home = Folders.ownersOnly(data).toRealPath();
            Leftover.end(home, Child.POSTGRES);
            PostgresCluster cluster = PostgresCluster.in(home, progress);
            String password = cluster.password();
            cluster.create(progress);
            // Its process is gone, and its number may by now be somebody else's, for whose sake PostgreSQL would not
            // start.
            Files.deleteIfExists(Leftover.postmasterRecord(home));
            LogFile.begin(Child.POSTGRES.log(home));
            EmbeddedPostgres started = twice(cluster, password);
            started.tellIfItEnds(home, progress);
            return started;
        } catch (IOException e) {
            throw new CannotStart("PostgreSQL cannot be started in " + data + ": " + e, e);
        }
    }

    public String jdbcUrl() {
        return PostgresRoles.url(port, PostgresRoles.NAME);
    }

    public String user() {
        return USER;
    }

    /** The password of a running server on this folder, for a tool in another process. */
    public static String passwordIn(Path data) {
        try {
            return PostgresCluster.in(data, line -> {}).password();
        } catch (IOException cause) {
            throw new CannotStart("the database's password in " + data + " cannot be read: " + cause, cause);
        }
    }

    /** Of this data folder; stays the same over restarts. */
    public String password() {
        return password;
    }

    /** Stops it in order; returns when it is gone, after three seconds at the latest. */
    @Override
    public void close() {
        closed = true;
        leash.letGo();
    }

    /** Once more with another port: somebody may have taken the first, or what a killed server left in memory may just be going. */
    private static EmbeddedPostgres twice(PostgresCluster cluster, String password) throws IOException {
        try {
            return once(cluster, password);
        } catch (CannotStart e) {
            return once(cluster, password);
        }
    }

    private static EmbeddedPostgres once(PostgresCluster cluster, String password) throws IOException {
        int port = FreePorts.take(1).get(0);
        Leash leash = Leash.hold(Child.POSTGRES, cluster.data(), cluster.serve(port), PostgresCluster.environment());
        EmbeddedPostgres started = new EmbeddedPostgres(leash, port, password);
        try {
            started.awaitReady(Child.POSTGRES.log(cluster.data()));
            return started;
        } catch (CannotStart e) {
            started.close();
            throw e;
        }
    }

    private void awaitReady(Path log) {
        PostgresRoles roles = new PostgresRoles(port, password);
        new Readiness(READY_WITHIN, POLL).await("PostgreSQL", leash, log, () -> {
            try {
                return roles.create();
            } catch (SQLException e) {
                throw new Readiness.NotYet(e);
            }
        });
    }

    private void tellIfItEnds(Path data, Progress progress) {
        CompletableFuture<Void> unused = leash.ended().thenAccept(code -> {
            if (!closed)
                progress.say("PostgreSQL ended unasked (exit code " + code + "): restart reinstate; see "
                        + Child.POSTGRES.log(data));
        });
    }
}
