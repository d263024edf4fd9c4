package dev.reinstate.worker.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/** A child's log: one file for this run, the one before it beside it. */
final class LogFile {
    private static final int TAIL_LINES = 10;

    /** The dev server writes its whole construction into one line. */
    private static final int LINE_LENGTH = 400;

    private LogFile() {}

    static void begin(Path log) throws IOException {
        Files.createDirectories(log.resolveSibling("."));
        if (Files.exists(log))
            Files.move(log, log.resolveSibling(Folders.name(log) + ".previous"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Its last lines, indented, to be put under an error. */
    static String tail(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()).stream()
                    .map(line -> line.length() > LINE_LENGTH ? line.substring(0, LINE_LENGTH) + "…" : line)
                    .collect(Collectors.joining("\n    "));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
