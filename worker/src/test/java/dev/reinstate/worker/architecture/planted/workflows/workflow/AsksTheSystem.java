package dev.reinstate.worker.architecture.planted.workflows.workflow;

class AsksTheSystem {
    long when() {
        return System.currentTimeMillis();
    }
}
