package dev.reinstate.activities.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** The register's schema, and whether it is the one that this build works with. */
public final class Schema {

    /** The oldest PostgreSQL that we are built for. */
    private static final int OLDEST_MAJOR = 14;

    /** A database that does not answer within this is away. */
    private static final String SECONDS_TO_CONNECT = "5";

    private static final String SEES_ALL =
            "select not row_security_active('accounts') or pg_has_role(current_user, 'reinstate_house', 'usage')";

    /** As PostgreSQL says that a right is missing. */
    private static final String NOT_GRANTED = "42501";

    private Schema() {}

    /** Brings it up to this build's version; returns how many steps that took. */
    public static int migrate(StoreSettings settings) {
        return flyway(settings).migrate().migrationsExecuted;
    }

    /** Why this build must not work on this database, a sentence each; empty if it may. */
    public static List<String> faults(StoreSettings settings) {
        List<String> faults = new ArrayList<>(ofServer(settings));
        if (faults.isEmpty()) {
            faults.addAll(ofSchema(settings));
        }
        if (faults.isEmpty()) {
            faults.addAll(ofRights(settings));
        }
        if (faults.isEmpty()) {
            faults.addAll(ofClock(settings));
        }
        return faults;
    }

    /** Whether the database takes a connection, and is new enough. */
    public static List<String> ofServer(StoreSettings settings) {
        try (Connection connection = connect(settings)) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            return major >= OLDEST_MAJOR
                    ? List.of()
                    : List.of("the database is PostgreSQL %s: version %s or newer is needed"
                            .formatted(major, OLDEST_MAJOR));
        } catch (SQLException refused) {
            return List.of(
                    "the register at %s does not take a connection: %s (REINSTATE_DATABASE_URL, _USER, _PASSWORD)"
                            .formatted(settings.jdbcUrl(), refused.getMessage()));
        }
    }

    private static List<String> ofSchema(StoreSettings settings) {
        try {
            MigrationInfo[] all = flyway(settings).info().all();
            List<String> faults = new ArrayList<>();
            for (MigrationInfo one : all) {
                MigrationState state = one.getState();
                if (state == MigrationState.PENDING) {
                    faults.add("the register lacks schema version %s (%s): run './reinstate migrate' first"
                            .formatted(one.getVersion(), one.getDescription()));
                } else if (state != MigrationState.SUCCESS) {
                    faults.add("the register's schema version %s is %s here: is this build older than the register?"
                            .formatted(one.getVersion(), state.getDisplayName()));
                }
            }
            return faults;
        } catch (FlywayException unreadable) {
            return List.of("the register's schema cannot be read: " + unreadable.getMessage());
        }
    }

    /** Whoever may not become people fails at each request; whoever is not of the house would find the register empty. */
    private static List<String> ofRights(StoreSettings settings) {
        String missing = "the user %s is not granted %s: as an administrator, grant %2$s to %1$s";
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            try (ResultSet asHouse = statement.executeQuery(SEES_ALL)) {
                if (!asHouse.next() || !asHouse.getBoolean(1)) {
                    return List.of(missing.formatted(settings.user(), "reinstate_house"));
                }
            }
            statement.execute("set role reinstate_people");
            return List.of();
        } catch (SQLException refused) {
            return NOT_GRANTED.equals(refused.getSQLState())
                    ? List.of(missing.formatted(settings.user(), "reinstate_people"))
                    : List.of("the rights in the register cannot be read: " + refused.getMessage());
        }
    }

    /** Only a demo's or a test's clock was ever moved; deadlines that were moved with it must not reach real partners. */
    private static List<String> ofClock(StoreSettings settings) {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement();
                ResultSet moved = statement.executeQuery("select moved::text from clock where moved <> interval '0'")) {
            return moved.next()
                    ? List.of(
                            "the register's clock was moved by %s, so this is a demo's or a test's: use another database"
                                    .formatted(moved.getString(1)))
                    : List.of();
        } catch (SQLException unreadable) {
            return List.of("the register's clock cannot be read: " + unreadable.getMessage());
        }
    }

    private static Connection connect(StoreSettings settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("loginTimeout", SECONDS_TO_CONNECT);
        return DriverManager.getConnection(settings.jdbcUrl(), properties);
    }

    private static Flyway flyway(StoreSettings settings) {
        return Flyway.configure()
                .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                .loggers("slf4j")
                .load();
    }
}
