package dev.reinstate.worker.embedded;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A progress that remembers what was said. */
final class Diary implements Progress {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void say(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return lines;
    }
}
