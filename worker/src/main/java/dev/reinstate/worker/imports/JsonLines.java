package dev.reinstate.worker.imports;

import dev.reinstate.api.ImportBodies;
import dev.reinstate.workflows.ports.Imports.Fault;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One JSON object a line; empty lines are passed over. */
final class JsonLines {

    private final Chunked text;
    private final Consumer<Fault> faults;

    JsonLines(Chunked text, Consumer<Fault> faults) {
        this.text = text;
        this.faults = faults;
    }

    void each(LineTaker taker) throws IOException {
        long line = 0;
        for (String json = next(); json != null; json = next()) {
            line++;
            if (!json.isBlank()) {
                take(line, json, taker);
            }
        }
    }

    private void take(long line, String json, LineTaker taker) {
        try {
            taker.take(line, ImportBodies.object(json));
        } catch (IllegalArgumentException broken) {
            faults.accept(new Fault(line, String.valueOf(broken.getMessage())));
        }
    }

    private @Nullable String next() throws IOException {
        text.row();
        StringBuilder line = new StringBuilder();
        int c = text.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            line.append((char) c);
            c = text.read();
        }
        return line.toString();
    }
}
