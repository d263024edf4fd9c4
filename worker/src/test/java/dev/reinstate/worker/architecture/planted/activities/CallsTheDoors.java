package dev.reinstate.worker.architecture.planted.activities;

import dev.reinstate.worker.architecture.planted.api.InnocentDoor;

class CallsTheDoors {
    boolean open(InnocentDoor door) {
        return door.port() != null;
    }
}
