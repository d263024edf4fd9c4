package dev.reinstate.worker.sabotage;

import dev.reinstate.worker.edits.Edit;
import dev.reinstate.worker.edits.Overlay;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a sabotage's test in a JVM of its own, with the sabotaged classes before the real ones. */
final class Fork {

    /** What came of it. */
    enum Verdict {
        CAUGHT,
        NOT_CAUGHT,
        /** The test could not be run, or did not end: it proves nothing. */
        NO_VERDICT
    }

    /** The slowest of the tests waits 25 s for what no longer happens; a busy machine is given the rest. */
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private static final Duration TO_END = Duration.ofSeconds(20);

    private Fork() {}

    static Verdict of(Sabotage sabotage) throws IOException, InterruptedException {
        Path overlay = Overlay.of(sabotage.edit());
        Path module = Edit.top().resolve(sabotage.module());
        String classPath = classPath(overlay, module);
        if (sabotage.edit().path().startsWith("src/main/resources/")) {
            completed(overlay, Edit.top().resolve(sabotage.edit().module()).resolve("target/classes"));
            classPath = without(sabotage.edit(), classPath);
        }
        List<String> words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=UTC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                RunsTests.class.getName(),
                sabotage.test());
        Process process = new ProcessBuilder(words)
                .directory(module.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log(sabotage))
                .start();
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            // Asked first, so that the database of its tests is stopped.
            process.destroy();
            if (!process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return Verdict.NO_VERDICT;
        }
        return switch (process.exitValue()) {
            case RunsTests.FAILED -> Verdict.CAUGHT;
            case RunsTests.PASSED -> Verdict.NOT_CAUGHT;
            default -> Verdict.NO_VERDICT;
        };
    }

    private static String classPath(Path overlay, Path module) {
        return module.resolve("target/test-classes") + File.pathSeparator + Overlay.classPath(overlay);
    }

    /** Flyway wants each migration once: with a resource edited, the overlay takes the place of the module's classes. */
    private static String without(Edit edit, String classPath) {
        String folder = Edit.top().resolve(edit.module()).resolve("target").toString();
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.startsWith(folder) || entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void completed(Path overlay, Path classes) throws IOException {
        try (Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = overlay.resolve(classes.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** What the test said, for whoever wants to know why. */
    static File log(Sabotage sabotage) throws IOException {
        Path folder = Files.createDirectories(Edit.top().resolve("worker/target/sabotages"));
        return folder.resolve(sabotage.name().replaceAll("[^A-Za-z0-9]+", "-") + ".log")
                .toFile();
    }
}
