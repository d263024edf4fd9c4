package dev.reinstate.worker.imports;

import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is shown while files are loaded: a bar where there is a terminal, a line now and then where there is none. */
public final class Console {

    private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(200);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final int WIDTH = 30;
    private static final int LINE = 100;

    private final PrintWriter out;
    private final PrintWriter err;
    private final @Nullable PrintWriter allFaults;
    private final boolean terminal;
    private long drawn = System.nanoTime();

    /**
     * A console.
     *
     * @param out results
     * @param err progress, and what is wrong
     * @param allFaults every fault, not only the first ones
     */
    public Console(PrintWriter out, PrintWriter err, @Nullable PrintWriter allFaults, boolean terminal) {
        this.out = out;
        this.err = err;
        this.allFaults = allFaults;
        this.terminal = terminal;
    }

    void result(String line) {
        clear();
        out.println(line);
        out.flush();
    }

    void fault(String line, boolean shown) {
        if (allFaults != null) {
            allFaults.println(line);
        }
        if (shown) {
            clear();
            err.println(line);
            err.flush();
        }
    }

    boolean keepsAll() {
        return allFaults != null;
    }

    void say(String file, String what) {
        show("%s: %s".formatted(file, what));
    }

    /** So many bytes of so many are read. */
    void reading(String file, long read, long size) {
        long now = System.nanoTime();
        if (now - drawn < (terminal ? BETWEEN_DRAWINGS : BETWEEN_LINES).toNanos()) {
            return;
        }
        drawn = now;
        int percent = size == 0 ? 100 : (int) Math.min(100, 100 * read / size);
        int full = WIDTH * percent / 100;
        show(
                terminal
                        ? "%s [%s%s] %d%%".formatted(file, "#".repeat(full), ".".repeat(WIDTH - full), percent)
                        : "%s: %d%% read".formatted(file, percent));
    }

    private void show(String text) {
        if (terminal) {
            clear();
            err.print(text);
        } else {
            err.println(text);
        }
        err.flush();
    }

    private void clear() {
        if (terminal) {
            err.print("\r" + " ".repeat(LINE) + "\r");
        }
    }
}
