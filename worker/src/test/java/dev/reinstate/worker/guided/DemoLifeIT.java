package dev.reinstate.worker.guided;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the demo begins and ends, as somebody at a terminal sees it. */
class DemoLifeIT {

    private static final Duration GONE_WITHIN = Duration.ofSeconds(5);
    private static final Pattern OPEN_CASE = Pattern.compile("case_[a-z0-9]{16}");

    @TempDir
    private Path home;

    @Test
    void it_ends_cleanly_goes_on_with_the_same_data_and_starts_over_when_told() throws Exception {
        List<String> first;
        try (DemoProcess demo = DemoProcess.start(home, "--engine", "IN_JVM")) {
            first = openCases(demo.welcome());
            List<ProcessHandle> children = demo.descendants();
            demo.end();
            assertGone(children);
        }
        try (DemoProcess again = DemoProcess.start(home, "--engine", "IN_JVM")) {
            assertThat(openCases(again.welcome())).isEqualTo(first);
        }
        try (DemoProcess fresh = DemoProcess.start(home, "--engine", "IN_JVM", "--fresh")) {
            assertThat(openCases(fresh.welcome())).hasSameSizeAs(first).doesNotContainAnyElementsOf(first);
        }
    }

    @Test
    void nothing_is_left_after_kill_9_and_it_starts_again_at_once() throws Exception {
        List<String> first;
        try (DemoProcess demo = DemoProcess.start(home)) {
            first = openCases(demo.welcome());
            List<ProcessHandle> children = demo.descendants();
            assertThat(children).isNotEmpty();
            demo.kill();
            assertGone(children);
        }
        try (DemoProcess again = DemoProcess.start(home)) {
            assertThat(openCases(again.welcome())).isEqualTo(first);
            assertThat(get(again.api() + "/readyz")).isEqualTo(200);
        }
    }

    @Test
    void a_second_demo_on_the_same_data_is_refused_in_a_sentence() throws Exception {
        try (DemoProcess demo = DemoProcess.start(home, "--engine", "IN_JVM")) {
            assertThat(demo.welcome()).contains("demo-agent");
            Process second = command("demo", "--port", "0");
            assertThat(new String(second.getInputStream().readAllBytes()))
                    .contains("in use")
                    .contains("--data")
                    .doesNotContain("\tat ");
            assertThat(second.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void a_port_that_cannot_be_had_is_said_before_anything_is_started() throws Exception {
        try (java.net.ServerSocket taken =
                new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            for (String port : List.of(String.valueOf(taken.getLocalPort()), "99999", "-1")) {
                Process refused = command("demo", "--port=" + port);
                assertThat(new String(refused.getInputStream().readAllBytes()))
                        .contains("port")
                        .contains("choose")
                        .doesNotContain("\tat ");
                assertThat(refused.waitFor()).isEqualTo(1);
            }
        }
        assertThat(home.resolve("reinstate")).doesNotExist();
    }

    @Test
    void help_comes_at_once() throws Exception {
        long began = System.nanoTime();
        Process help = command("--help");
        String text = new String(help.getInputStream().readAllBytes());
        Duration took = Duration.ofNanos(System.nanoTime() - began);

        assertThat(text).contains("demo").contains("clock").contains("audit").contains("record-history");
        System.out.printf("--help took %d ms%n", took.toMillis());
    }

    private Process command(String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(DemoProcess.java(), "-jar", "target/reinstate.jar"),
                                java.util.Arrays.stream(words))
                        .toList())
                .redirectErrorStream(true);
        builder.environment().put("XDG_DATA_HOME", home.toString());
        return builder.start();
    }

    private static int get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static List<String> openCases(String welcome) {
        Matcher matcher = OPEN_CASE.matcher(welcome);
        return matcher.results().map(java.util.regex.MatchResult::group).toList();
    }

    private static void assertGone(List<ProcessHandle> children) throws InterruptedException {
        long giveUp = System.nanoTime() + GONE_WITHIN.toNanos();
        while (children.stream().anyMatch(DemoLifeIT::runs) && System.nanoTime() < giveUp) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(children.stream().filter(DemoLifeIT::runs)).isEmpty();
    }

    /** An ended process whose parent has not asked after it is still listed, but has no command any more. */
    private static boolean runs(ProcessHandle child) {
        return child.isAlive() && child.info().command().isPresent();
    }
}
