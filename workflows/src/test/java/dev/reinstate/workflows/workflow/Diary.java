package dev.reinstate.workflows.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened in a story, oldest first, in words. */
final class Diary {

    /** One thing that happened. */
    record Line(Instant at, String text) {}

    private final List<Line> lines = new ArrayList<>();

    synchronized void write(Instant at, String text) {
        lines.add(new Line(at, text));
    }

    synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    List<String> texts() {
        return lines().stream().map(Line::text).toList();
    }

    List<Line> linesWith(String words) {
        return lines().stream().filter(line -> line.text().contains(words)).toList();
    }
}
