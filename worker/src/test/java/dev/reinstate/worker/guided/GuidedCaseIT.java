package dev.reinstate.worker.guided;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's guided case, line by line, against the built jar. */
class GuidedCaseIT {

    /** What a case does by itself follows within ten seconds. */
    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(10);

    @TempDir
    private Path home;

    @Test
    void the_readme_comes_true_on_the_dev_server() throws Exception {
        try (DemoProcess demo = DemoProcess.start(home)) {
            assumeTrue(
                    demo.welcome().contains("dev server"),
                    "the dev server cannot be had here: the guided case was run on the in-JVM engine only");
            follow(demo, Map.of());
        }
    }

    @Test
    void the_readme_comes_true_in_the_jvm_and_without_curl() throws Exception {
        Path tools = Shell.curlOfOurs(java.nio.file.Files.createDirectory(home.resolve("tools")));
        try (DemoProcess demo = DemoProcess.start(home, "--engine", "IN_JVM")) {
            assertThat(demo.welcome()).doesNotContain("dev server 1");
            follow(demo, Map.of("PATH", tools + ":" + System.getenv("PATH")));
        }
    }

    private void follow(DemoProcess demo, Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> environment = new java.util.HashMap<>(more);
        environment.put("API", demo.api());
        environment.put("XDG_DATA_HOME", home.toString());
        List<Readme.Line> lines = Readme.guidedCase();
        assertThat(lines).hasSizeGreaterThan(15);
        try (Shell shell = new Shell(Readme.ROOT, environment)) {
            for (Readme.Line line : lines) {
                follow(shell, line);
            }
        }
    }

    /** A line that shows too little yet is run again: each of them can be repeated. */
    private static void follow(Shell shell, Readme.Line line) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + FOLLOWS_WITHIN.toNanos();
        String answer = shell.run(line.command());
        while (!line.shows().stream().allMatch(answer::contains) && System.nanoTime() < giveUp) {
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(200);
            answer = shell.run(line.command());
        }
        for (String shown : line.shows()) {
            assertThat(answer).as(line.command()).contains(shown);
        }
    }
}
