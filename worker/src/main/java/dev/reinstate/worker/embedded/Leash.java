package dev.reinstate.worker.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child process that ends when we do. It runs under a shell whose stdin is a pipe from this JVM; nothing is ever written to it. When the pipe ends, because
 * {@link #letGo} closed it or because this JVM is gone ({@code kill -9} included), the shell ends the child. So there is one way to end and it is always tried.
 */
final class Leash {
    /** Longer than every farewell in {@link Child}. */
    private static final long LET_GO_SECONDS = 3;

    /**
     * {@code RECORD N FAREWELL... COMMAND...}, N words of farewell: signal, tenths of a second, and so on until the child is gone. Only the watcher keeps the
     * pipe open; it reads with a builtin, so that no second process is left behind when the child ends first and the watcher is killed.
     */
    private static final String SCRIPT = """
            trap '' INT HUP
            record=$1 n=$2; shift 2
            farewell=
            while [ "$n" -gt 0 ]; do farewell="$farewell $1"; shift; n=$((n - 1)); done
            exec 3<&0 </dev/null
            "$@" 3<&- &
            child=$!
            echo "$child" >"$record"
            {
              while read -r _ <&3; do :; done
              set -- $farewell
              while [ $# -gt 1 ] && kill -s "$1" "$child"; do
                n=$2; shift 2
                while [ "$n" -gt 0 ] && kill -0 "$child"; do sleep 0.1; n=$((n - 1)); done
              done
            } 2>/dev/null &
            watcher=$!
            exec 3<&-
            wait "$child"
            code=$?
            kill "$watcher" 2>/dev/null
            exit "$code"
            """;

    private final Process shell;

    private Leash(Process shell) {
        this.shell = shell;
    }

    /**
     * Starts a child of the data folder.
     *
     * @param environment all of the child's environment, not additions to ours
     */
    static Leash hold(Child child, Path data, List<String> command, Map<String, String> environment)
            throws IOException {
        List<String> words = new ArrayList<>(ownSession());
        words.addAll(List.of("/bin/sh", "-c", SCRIPT, "reinstate-leash"));
        words.add(child.record(data).toString());
        words.add(Integer.toString(child.farewell().size()));
        words.addAll(child.farewell());
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(child.log(data).toFile()));
        return new Leash(builder.start());
    }

    /** In a session of its own Ctrl-C does not reach the child, and we end in our own order. Without setsid (macOS) it does, and nothing waits for it. */
    private static List<String> ownSession() {
        return Command.onPath("setsid", System.getenv())
                .map(setsid -> List.of(setsid.toString()))
                .orElse(List.of());
    }

    boolean holds() {
        return shell.isAlive();
    }

    /** Done when the child is gone, with its exit code. */
    CompletableFuture<Integer> ended() {
        return shell.onExit().thenApply(Process::exitValue);
    }

    /** Ends the child and waits until it is gone, at most a few seconds. */
    void letGo() {
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(LET_GO_SECONDS, TimeUnit.SECONDS)) force();
        } catch (IOException e) {
            force();
        } catch (InterruptedException e) {
            // The pipe is closed, so the child ends without our waiting for it.
            Thread.currentThread().interrupt();
        }
    }

    private void force() {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
    }
}
