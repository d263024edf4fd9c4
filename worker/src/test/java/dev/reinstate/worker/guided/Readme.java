package dev.reinstate.worker.guided;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The README's guided case as lines to run, each with what has to be in its answer. */
final class Readme {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** A line of shell and what its output has to contain. */
    record Line(String command, List<String> shows) {}

    private Readme() {}

    static List<Line> guidedCase() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String section =
                readme.substring(readme.indexOf("## One case, step by step"), readme.indexOf("## How it is built"));
        List<Line> lines = new ArrayList<>();
        boolean shell = false;
        for (String line : section.lines().toList()) {
            if (line.startsWith("```")) {
                shell = line.equals("```sh");
            } else if (shell && line.startsWith("#> ")) {
                lines.get(lines.size() - 1).shows().add(line.substring(3));
            } else if (shell && !line.isBlank()) {
                lines.add(new Line(line, new ArrayList<>()));
            }
        }
        return lines;
    }
}
