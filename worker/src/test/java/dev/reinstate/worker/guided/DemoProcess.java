package dev.reinstate.worker.guided;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built jar's demo, as a process of its own. */
public final class DemoProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/reinstate.jar").toAbsolutePath();
    private static final Pattern API = Pattern.compile("(http://localhost:\\d+)/v1/cases");

    private final Process process;
    private final List<String> welcome = new ArrayList<>();

    private DemoProcess(Process process) {
        this.process = process;
    }

    /** Starts it with the data folder that is the default under {@code dataHome}; returns when it says that it is ready. */
    public static DemoProcess start(Path dataHome, String... options) throws IOException {
        // It lives for a minute: to compile it well would cost more than it saves.
        List<String> words = new ArrayList<>(
                List.of(java(), "-XX:TieredStopAtLevel=1", "-jar", JAR.toString(), "demo", "--port", "0"));
        words.addAll(Arrays.asList(options));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("XDG_DATA_HOME", dataHome.toString());
        DemoProcess demo = new DemoProcess(builder.start());
        demo.readUntilReady();
        return demo;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void readUntilReady() throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            welcome.add(line);
            if (line.startsWith("Ready in")) {
                return;
            }
        }
        throw new AssertionError("the demo ended before it was ready:\n" + String.join("\n", welcome));
    }

    public String welcome() {
        return String.join("\n", welcome);
    }

    public String api() {
        Matcher matcher = API.matcher(welcome());
        if (!matcher.find()) {
            throw new AssertionError("no address in:\n" + welcome());
        }
        return matcher.group(1);
    }

    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C does: ends it and waits. */
    void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the demo did not end within 20 s");
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
