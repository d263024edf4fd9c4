package dev.reinstate.worker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.worker.Awaiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    private Path data;

    @Test
    void it_keeps_its_data_over_a_restart() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            run(postgres, "CREATE TABLE fact (id text); INSERT INTO fact VALUES ('pay_7')");
        }
        assertThat(Files.exists(Leftover.postmasterRecord(data))).isFalse();
        try (EmbeddedPostgres postgres = start()) {
            assertThat(one(postgres, "SELECT id FROM fact")).isEqualTo("pay_7");
        }
    }

    @Test
    void it_loses_no_commit_and_its_user_is_the_owner_but_no_superuser() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(one(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(one(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(one(postgres, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            assertThat(one(postgres, "SELECT lower('ÉÄ')")).isEqualTo("éä");
        }
    }

    @Test
    void nobody_gets_in_without_the_password() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void a_number_left_behind_that_now_belongs_to_somebody_else_is_no_obstacle() throws Exception {
        start().close();
        Files.writeString(
                Leftover.postmasterRecord(data), ProcessHandle.current().pid() + "\n" + data + "\n");
        start().close();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void an_unasked_end_is_announced() throws Exception {
        Diary diary = new Diary();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, diary)) {
            Processes.of(data, Child.POSTGRES).destroyForcibly();
            Awaiting.within(
                    Duration.ofSeconds(3),
                    "the end of " + postgres.jdbcUrl() + " is announced",
                    diary::lines,
                    lines -> lines.stream().anyMatch(line -> line.startsWith("PostgreSQL ended unasked")));
        }
    }

    @Test
    void files_that_it_cannot_read_are_reported_with_the_end_of_its_log() throws Exception {
        start().close();
        Files.writeString(data.resolve("postgres/PG_VERSION"), "9\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("postgres.log")
                .hasMessageContaining("incompatible");
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(data, new Diary());
    }

    private static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(EmbeddedPostgres postgres, String query) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
