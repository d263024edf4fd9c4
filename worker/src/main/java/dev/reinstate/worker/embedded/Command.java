package dev.reinstate.worker.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A short command that is run to its end, within a limit. */
final class Command {
    private Command() {}

    /** How it ended; a command that could not be started or took too long has a code other than 0 too, and says why in its output. */
    record Outcome(int code, String output) {
        boolean ok() {
            return code == 0;
        }

        /** The last line that says something: where programs put their complaint. */
        String lastLine() {
            List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
            return lines.isEmpty()
                    ? "exit code " + code
                    : lines.get(lines.size() - 1).strip();
        }
    }

    static Outcome run(List<String> words, Map<String, String> environment, Duration limit) {
        try {
            // A file, not a pipe: a grandchild that holds a pipe open would keep us reading past the limit.
            Path output = Files.createTempFile("reinstate", ".out");
            try {
                int code = runInto(output, words, environment, limit);
                String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
                return new Outcome(
                        code, code == TOOK_TOO_LONG ? text + "\ntook more than " + limit.toSeconds() + " s" : text);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return new Outcome(COULD_NOT_START, String.valueOf(e.getMessage()));
        }
    }

    private static final int TOOK_TOO_LONG = -1;
    private static final int COULD_NOT_START = -2;

    private static int runInto(Path output, List<String> words, Map<String, String> environment, Duration limit)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.redirectInput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return TOOK_TOO_LONG;
    }

    /** Where the PATH of this environment has the program. */
    static Optional<Path> onPath(String program, Map<String, String> environment) {
        String path = environment.getOrDefault("PATH", "");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** This environment without the variables that would set up a child in ways we do not know of. */
    static Map<String, String> without(String prefix, Map<String, String> environment) {
        Map<String, String> rest = new TreeMap<>(environment);
        for (String name : new ArrayList<>(rest.keySet())) if (name.startsWith(prefix)) rest.remove(name);
        return rest;
    }
}
