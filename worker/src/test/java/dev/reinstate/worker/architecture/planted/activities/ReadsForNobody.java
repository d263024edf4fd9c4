package dev.reinstate.worker.architecture.planted.activities;

import dev.reinstate.worker.architecture.planted.activities.store.Database;

class ReadsForNobody {
    Object read(Database database) {
        return database.jdbi();
    }
}
