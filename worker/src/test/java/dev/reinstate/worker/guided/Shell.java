package dev.reinstate.worker.guided;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A shell that stays open, so that one line's variables are there for the next. */
final class Shell implements AutoCloseable {

    private static final String END = "--- end of the answer ---";

    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    Shell(Path folder, Map<String, String> environment) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("sh").directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.start();
        in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Runs a line and returns all that it printed. */
    String run(String line) throws IOException {
        in.write(line + "\necho '" + END + "'\n");
        in.flush();
        StringBuilder answer = new StringBuilder();
        for (String read = out.readLine(); read != null && !read.equals(END); read = out.readLine()) {
            answer.append(read).append('\n');
        }
        return answer.toString();
    }

    /** A folder with a {@code curl} in it that is ours, for machines that have none. */
    static Path curlOfOurs(Path folder) throws IOException {
        Path source = Path.of("src/test/resources/Curl.java").toAbsolutePath();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path curl = folder.resolve("curl");
        Files.writeString(curl, "#!/bin/sh\nexec '%s' '%s' \"$@\"\n".formatted(java, source));
        Files.setPosixFilePermissions(curl, PosixFilePermissions.fromString("rwx------"));
        return folder;
    }

    @Override
    public void close() throws IOException {
        in.close();
        process.destroy();
    }
}
