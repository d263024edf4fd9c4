package dev.reinstate.worker.architecture.planted.api;

import dev.reinstate.worker.architecture.planted.workflows.ports.InnocentPort;

public record InnocentDoor(InnocentPort port) {

    boolean is(String word) {
        return word.isEmpty();
    }

    String issuedOn() {
        return "";
    }

    String getting() {
        return "";
    }
}
