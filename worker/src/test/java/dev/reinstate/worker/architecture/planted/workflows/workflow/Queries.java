package dev.reinstate.worker.architecture.planted.workflows.workflow;

import java.sql.Connection;
import java.sql.SQLException;

class Queries {
    boolean open(Connection connection) throws SQLException {
        return connection.isValid(1);
    }
}
