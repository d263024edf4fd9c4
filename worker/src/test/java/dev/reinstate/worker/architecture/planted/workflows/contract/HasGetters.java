package dev.reinstate.worker.architecture.planted.workflows.contract;

record HasGetters(String name) {

    String getName() {
        return name;
    }

    boolean isEmpty() {
        return name.isEmpty();
    }
}
