package dev.reinstate.worker.imports;

import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.workflows.ports.ImportKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file to load.
 *
 * @param kind of its lines, unless a line says another; null if every line has to
 */
record SourceFile(Path path, @Nullable ImportKind kind) {

    /** The kind that was asked for, or that the name begins with: {@code invoices-2026.csv}. */
    static SourceFile of(Path path, @Nullable ImportKind asked) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new CannotStart(path + " is no file that can be read");
        }
        SourceFile file =
                new SourceFile(path, asked == null ? ofName(path.getFileName().toString()) : asked);
        if (!file.csv() && !file.jsonLines()) {
            throw new CannotStart(path + ": name it .csv, or .jsonl for one JSON object a line");
        }
        return file;
    }

    private static @Nullable ImportKind ofName(String name) {
        String words = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(ImportKind.values())
                .filter(kind -> words.startsWith(kind.name()))
                .findFirst()
                .orElse(null);
    }

    static String kinds() {
        return Arrays.stream(ImportKind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    String name() {
        return path.getFileName().toString();
    }

    boolean csv() {
        return ends(".csv");
    }

    boolean jsonLines() {
        return ends(".jsonl") || ends(".ndjson");
    }

    private boolean ends(String ending) {
        return name().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /** Accounts go first; then what is mixed, which may hold accounts too; then what names them. */
    int order() {
        int place = Arrays.asList(ImportKind.values()).indexOf(kind);
        return kind == null ? 1 : kind == ImportKind.ACCOUNT ? 0 : 2 + place;
    }
}
