package dev.reinstate.worker.crash;

import static io.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;

import dev.reinstate.activities.audit.AuditInPostgres;
import dev.reinstate.activities.store.Database;
import dev.reinstate.activities.store.Schema;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.worker.embedded.DataFolder;
import dev.reinstate.worker.embedded.EmbeddedPostgres;
import dev.reinstate.worker.embedded.Engine;
import dev.reinstate.worker.embedded.Engines;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        Schema.migrate(register());
    }

    private StoreSettings register() {
        return new StoreSettings(postgres.jdbcUrl(), postgres.user(), postgres.password(), 2);
    }

    Letters letters() {
        return letters;
    }

    /** How a process of production finds all of it. */
    Map<String, String> settings(int apiPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("REINSTATE_DATABASE_URL", postgres.jdbcUrl());
        settings.put("REINSTATE_DATABASE_USER", postgres.user());
        settings.put("REINSTATE_DATABASE_PASSWORD", postgres.password());
        settings.put("TEMPORAL_ADDRESS", engine.target());
        settings.put("TEMPORAL_NAMESPACE", engine.namespace());
        settings.put("REINSTATE_API_PORT", String.valueOf(apiPort));
        settings.putAll(Tokens.settings());
        settings.put("REINSTATE_MAIL_HOST", "127.0.0.1");
        settings.put("REINSTATE_MAIL_PORT", String.valueOf(letters.port()));
        settings.put("REINSTATE_MAIL_TLS", "false");
        settings.put("REINSTATE_MAIL_FROM", "noreply@reinstate.example.test");
        settings.put("REINSTATE_MAIL_DOMAIN", "reinstate.example.test");
        for (String link : List.of("SUPPORT", "BILLING", "PROFILE", "ENROL")) {
            settings.put("REINSTATE_LINKS_" + link, "https://" + link.toLowerCase(Locale.ROOT) + ".example.test");
        }
        return settings;
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
        try (Database database = Database.connect(register())) {
            return new AuditInPostgres(database)
                    .verify().faults().stream().map(String::valueOf).toList();
        }
    }

    /** The runs of cases that the engine has not ended; asked case by case, since its lists lag behind. */
    List<String> openRuns() {
        WorkflowServiceStubs stubs =
                WorkflowServiceStubs.newServiceStubs(engine.stubsOptions().build());
        try {
            List<String> open = new ArrayList<>();
            for (List<String> row : rows("select id from cases")) {
                DescribeWorkflowExecutionResponse run = describe(stubs, "case/" + row.get(0));
                if (run.getWorkflowExecutionInfo().getStatus() != WORKFLOW_EXECUTION_STATUS_COMPLETED) {
                    open.add(row.get(0) + ", whose pending task is at attempt "
                            + run.getPendingWorkflowTask().getAttempt());
                }
            }
            return open;
        } finally {
            stubs.shutdownNow();
        }
    }

    private DescribeWorkflowExecutionResponse describe(WorkflowServiceStubs stubs, String workflowId) {
        return stubs.blockingStub()
                .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                        .setNamespace(engine.namespace())
                        .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
                        .build());
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
