package dev.reinstate.worker.architecture.planted.api;

import javax.sql.DataSource;

class Queries {
    boolean has(DataSource source) {
        return source != null;
    }
}
