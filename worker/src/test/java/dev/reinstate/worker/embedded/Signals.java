package dev.reinstate.worker.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What kills, stops and continues processes of ours: by their number, never by a name. */
public final class Signals {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private Signals() {}

    public static void send(String signal, ProcessHandle process) {
        List<String> words =
                new ArrayList<>(List.of("/bin/sh", "-c", "s=$1; shift; kill -s \"$s\" \"$@\"", "sh", signal));
        words.add(Long.toString(process.pid()));
        Command.Outcome unused = Command.run(words, System.getenv(), LIMIT);
    }

    /** To the process and all that it started; those that are just ending are passed over. */
    static void sendToAll(String signal, ProcessHandle root) {
        Stream.concat(Stream.of(root), root.descendants()).forEach(process -> send(signal, process));
    }

    static ProcessHandle recorded(Path record) {
        try {
            long pid = Long.parseLong(Files.readString(record).strip());
            return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("process " + pid + " is gone"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
