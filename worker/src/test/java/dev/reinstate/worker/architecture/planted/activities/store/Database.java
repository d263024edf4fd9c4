package dev.reinstate.worker.architecture.planted.activities.store;

public class Database {
    public Object jdbi() {
        return this;
    }
}
