package dev.reinstate.activities;

import dev.reinstate.workflows.ports.AllPorts;
import dev.reinstate.workflows.ports.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Each port as PostgreSQL has it keeps the contract that the fake behind the tests of the API keeps. */
class PortsInPostgresTest extends AllPorts {

    private static OnADesk scene;

    @BeforeAll
    static void open() {
        scene = OnADesk.open();
    }

    @AfterAll
    static void close() {
        scene.desk().close();
        Postgres.drop(scene.desk().settings());
    }

    @Override
    protected Scene where() {
        return scene;
    }
}
