package dev.reinstate.api;

import dev.reinstate.workflows.ports.AllPorts;
import dev.reinstate.workflows.ports.Scene;

/** Each fake behind the tests of the API keeps the contract that its port keeps in PostgreSQL. */
class PortsInMemoryTest extends AllPorts {

    private final Scene scene = new InAWorld(new World());

    @Override
    protected Scene where() {
        return scene;
    }
}
