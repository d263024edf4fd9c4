package dev.reinstate.worker.embedded;

import java.nio.file.Path;

/** Run in a JVM of its own: opens a data folder, or prints why not. */
final class OpensAFolder {
    private OpensAFolder() {}

    public static void main(String[] arguments) {
        try (DataFolder folder = DataFolder.open(Path.of(arguments[0]), false)) {
            System.out.println("opened " + folder.path());
        } catch (CannotStart e) {
            System.out.println(e.getMessage());
        }
    }
}
