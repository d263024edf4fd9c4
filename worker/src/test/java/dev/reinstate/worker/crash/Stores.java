package dev.reinstate.worker.crash;

import dev.reinstate.activities.audit.AuditInPostgres;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.worker.embedded.DataFolder;
import dev.reinstate.worker.embedded.EmbeddedPostgres;
import dev.reinstate.worker.embedded.Engine;
import dev.reinstate.worker.embedded.Engines;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What outlives the process that dies: PostgreSQL, the engine and the mail server. */
final class Stores implements AutoCloseable {

    private final DataFolder folder;
    private final EmbeddedPostgres postgres;
    private final Engine engine;
    private final Letters letters = new Letters();

    /**
     * Starts all three.
     *
     * @throws dev.reinstate.worker.embedded.CannotStart where there is no dev server: the engine in this JVM cannot be
     *     reached by another process
     */
    Stores(Path data) {
        folder = DataFolder.open(data, true);
        engine = Engines.start(folder.path(), Engine.Preference.DEV_SERVER, line -> {});
        postgres = EmbeddedPostgres.start(folder.path(), line -> {});
    }

    Letters letters() {
        return letters;
    }

    /** Where {@link Doomed} finds everything. */
    List<String> words(int apiPort) {
        return List.of(
                postgres.jdbcUrl(),
                postgres.user(),
                postgres.password(),
                engine.target(),
                engine.namespace(),
                engine.incarnation(),
                String.valueOf(letters.port()),
                String.valueOf(apiPort));
    }

    /** Rows of text, past every port. */
    List<List<String>> rows(String query, String... values) {
        try (Connection connection = connection();
                PreparedStatement statement = statement(connection, query, values);
                ResultSet rows = statement.executeQuery()) {
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(rows.getString(column)));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException cause) {
            throw new IllegalStateException(query, cause);
        }
    }

    int execute(String sql, String... values) {
        try (Connection connection = connection();
                PreparedStatement statement = statement(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException cause) {
            throw new IllegalStateException(sql, cause);
        }
    }

    /** Accounts whose audit has been changed, broken off or forked. */
    List<String> brokenChains() {
        try (Database database =
                Database.open(new StoreSettings(postgres.jdbcUrl(), postgres.user(), postgres.password(), 2))) {
            return new AuditInPostgres(database)
                    .verify().faults().stream().map(String::valueOf).toList();
        }
    }

    /** The runs of cases that the engine has not ended; asked case by case, since its lists lag behind. */
    List<String> openRuns() {
        WorkflowServiceStubs stubs =
                WorkflowServiceStubs.newServiceStubs(engine.stubsOptions().build());
        try {
            return rows("select id from cases").stream()
                    .map(row -> "case/" + row.get(0))
                    .filter(run -> !stubs.blockingStub()
                            .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                                    .setNamespace(engine.namespace())
                                    .setExecution(WorkflowExecution.newBuilder().setWorkflowId(run))
                                    .build())
                            .getWorkflowExecutionInfo()
                            .getStatus()
                            .equals(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED))
                    .toList();
        } finally {
            stubs.shutdownNow();
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    private static PreparedStatement statement(Connection connection, String sql, String... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        letters.close();
        postgres.close();
        engine.close();
        folder.close();
    }
}
