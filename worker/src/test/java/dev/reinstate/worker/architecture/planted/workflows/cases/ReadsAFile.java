package dev.reinstate.worker.architecture.planted.workflows.cases;

import java.nio.file.Files;
import java.nio.file.Path;

class ReadsAFile {
    boolean there(String name) {
        return Files.exists(Path.of(name));
    }
}
