package dev.reinstate.worker.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reinstate.api.ImportBodies;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.workflows.ports.ImportKind;
import dev.reinstate.workflows.ports.ImportRow;
import dev.reinstate.workflows.ports.Imports;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a file once, a line at a time: its facts, its faults and its digest. */
final class RowsOfAFile implements Imports.Rows {

    private static final String KIND = "kind";

    /** How often the progress is looked at. */
    private static final int EACH = 1_000;

    private final SourceFile file;
    private final Faults faults;
    private final Console console;
    private final MessageDigest digest = sha256();
    private long rows;

    RowsOfAFile(SourceFile file, Faults faults, Console console) {
        this.file = file;
        this.faults = faults;
        this.console = console;
    }

    @Override
    public long each(Consumer<ImportRow> taker) {
        long before = faults.count();
        try (Counted bytes = new Counted(Files.newInputStream(file.path()));
                DigestInputStream hashed = new DigestInputStream(bytes, digest);
                Chunked text = new Chunked(new InputStreamReader(hashed, StandardCharsets.UTF_8.newDecoder()))) {
            long size = Files.size(file.path());
            LineTaker lines = (line, fields) -> {
                take(line, fields, taker);
                if (++rows % EACH == 0) {
                    console.reading(file.name(), bytes.count(), size);
                }
            };
            Consumer<Imports.Fault> tell = faults::tell;
            if (file.csv()) {
                new CsvLines(text, tell).each(lines);
            } else {
                new JsonLines(text, tell).each(lines);
            }
        } catch (CharacterCodingException broken) {
            throw new CannotStart(
                    "%s is not UTF-8 (after some %d rows): nothing was recorded".formatted(file.name(), rows), broken);
        } catch (IOException failed) {
            throw new UncheckedIOException(file.name() + " could not be read to its end", failed);
        }
        return faults.count() - before;
    }

    private void take(long line, ObjectNode fields, Consumer<ImportRow> taker) {
        Optional<ImportKind> kind = kind(fields);
        if (kind.isEmpty()) {
            faults.tell(new Imports.Fault(
                    line,
                    "kind is %s: name the file after it, give --kind, or write one of %s"
                            .formatted(
                                    fields.has(KIND) ? "'" + fields.get(KIND).asText() + "'" : "missing",
                                    SourceFile.kinds())));
            return;
        }
        ImportBodies.Reading reading = ImportBodies.read(kind.get(), line, fields);
        if (reading instanceof ImportBodies.Read read) {
            taker.accept(read.row());
        } else if (reading instanceof ImportBodies.Faulty faulty) {
            faulty.details().forEach(detail -> faults.tell(new Imports.Fault(line, detail)));
        }
    }

    /** A document's kind is a field of its body; that of anything else is not. */
    private Optional<ImportKind> kind(ObjectNode fields) {
        Optional<ImportKind> own =
                Optional.ofNullable(fields.get(KIND)).map(node -> node.asText()).flatMap(ImportKind::named);
        Optional<ImportKind> kind = fields.has(KIND) ? own : Optional.ofNullable(file.kind());
        kind.ifPresent(known -> {
            if (known == ImportKind.INVOICE || known == ImportKind.CREDIT_NOTE) {
                fields.put(KIND, known.name());
            } else {
                fields.remove(KIND);
            }
        });
        return kind;
    }

    /** Once all of it was read. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
