package dev.reinstate.activities.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The pool of connections to the register. */
public final class Database implements AutoCloseable {

    // All of these are shorter than the three seconds in which a case tries a step locally; a database that hangs would
    // otherwise fill the worker's threads.
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(2);
    private static final Duration STATEMENT_WAIT = Duration.ofMillis(2_500);
    private static final Duration LOCK_WAIT = Duration.ofSeconds(2);

    /**
     * A process that is stopped inside a transaction, or cut off, would keep its account from everybody for as long as that
     * lasts. Between two statements of ours lie milliseconds; a pause of this length costs the transaction, and whoever
     * wanted it tries again.
     */
    private static final Duration PAUSE_IN_TRANSACTION = Duration.ofSeconds(5);

    /** The network may swallow an answer; one that is on its way so long after its statement had to end is lost. */
    private static final Duration ANSWER_WAIT = Duration.ofMillis(2_500);

    /** One that works and one that records a denial. */
    private static final int BULK_CONNECTIONS = 2;

    /** A statement on some million rows on a slow disk; a database that hangs for longer is away. */
    private static final Duration BULK_WAIT = Duration.ofMinutes(30);

    /** The locks of all accounts of a file, or another import. */
    private static final Duration BULK_LOCK_WAIT = Duration.ofMinutes(5);

    /** Between two portions of a file its lines are read, on a machine that may be busy. */
    private static final Duration BULK_PAUSE = Duration.ofMinutes(1);

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
    }

    /** Brings the schema up to this build's version, then opens the pool: for stores that are all our own. */
    public static Database open(StoreSettings settings) {
        Schema.migrate(settings);
        return connect(settings);
    }

    /** Opens the pool on the schema as it is; whoever does so has asked {@link Schema#faults} before. */
    public static Database connect(StoreSettings settings) {
        return new Database(pool(settings, settings.poolSize(), STATEMENT_WAIT, LOCK_WAIT, PAUSE_IN_TRANSACTION));
    }

    /** For a tool whose transactions take minutes, and which nobody waits for. */
    public static Database connectForBulk(StoreSettings settings) {
        return new Database(pool(settings, BULK_CONNECTIONS, BULK_WAIT, BULK_LOCK_WAIT, BULK_PAUSE));
    }

    private static HikariDataSource pool(
            StoreSettings settings, int connections, Duration statement, Duration lock, Duration pause) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("register");
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        config.addDataSourceProperty(
                "socketTimeout", String.valueOf(statement.plus(ANSWER_WAIT).toSeconds()));
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "reinstate");
        config.addDataSourceProperty(
                "options",
                "-c TimeZone=UTC -c default_transaction_isolation=read\\ committed -c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
                        .formatted(statement.toMillis(), lock.toMillis(), pause.toMillis()));
        return new HikariDataSource(config);
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        pool.close();
    }
}
