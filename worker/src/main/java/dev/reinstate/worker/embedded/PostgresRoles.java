package dev.reinstate.worker.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * The database and the role in a new server. The role owns the database and may make roles and databases, but is no superuser: a superuser passes every
 * row-level policy, and the demo must show them at work.
 *
 * @param password of both roles; hexadecimal digits only
 */
record PostgresRoles(int port, String password) {
    static final String OWNER_OF_ALL = "postgres";
    static final String NAME = "reinstate";

    private static final String CONNECT_SECONDS = "2";

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Makes what is missing. Fails while the server is not ready.
     *
     * @return where the database is */
    String create() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", OWNER_OF_ALL);
        login.setProperty("password", password);
        login.setProperty("sslmode", "disable");
        login.setProperty("connectTimeout", CONNECT_SECONDS);
        try (Connection connection = DriverManager.getConnection(url(port, "postgres"), login);
                Statement statement = connection.createStatement()) {
            if (!has(statement, "SELECT FROM pg_roles WHERE rolname = '" + NAME + "'"))
                statement.execute("CREATE ROLE " + NAME + " LOGIN CREATEROLE CREATEDB PASSWORD '" + password + "'");
            if (!has(statement, "SELECT FROM pg_database WHERE datname = '" + NAME + "'"))
                statement.execute("CREATE DATABASE " + NAME + " OWNER " + NAME);
            return url(port, NAME);
        }
    }

    private static boolean has(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
