package dev.reinstate.worker.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Waits until nothing is left to do; it may well wait in vain, and then the judge says for what. */
final class Calm {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** Looks in a row without anything to do: a run may just be ending. */
    private static final int IN_A_ROW = 4;

    private static final String LEFT = """
            select (select count(*) from cases
                    where (not run_over and (wanted > seen or next_look_at <= now())) or run_over <> (closed_at is not null))
                 + (select count(*) from accounts where next_look_at <= now())
                 + (select count(*) from notices where next_try_at is not null)""";

    private Calm() {}

    /** Returns how much was left when it stopped waiting. */
    static long await(Site site, Duration atMost) throws SQLException {
        Instant deadline = Instant.now().plus(atMost);
        int calm = 0;
        long left = 0;
        try (Connection connection = site.connection();
                Statement statement = connection.createStatement()) {
            while (calm < IN_A_ROW && Instant.now().isBefore(deadline)) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                try (ResultSet rows = statement.executeQuery(LEFT)) {
                    rows.next();
                    left = rows.getLong(1);
                }
                calm = left == 0 ? calm + 1 : 0;
            }
        }
        return left;
    }
}
