package dev.reinstate.worker.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several files goes first. */
class SourceFileTest {

    @TempDir
    Path folder;

    @Test
    void accounts_go_first_then_what_is_mixed_then_what_names_accounts() {
        List<String> names = Stream.of("payments.csv", "mixed.jsonl", "invoices.csv", "accounts.csv")
                .map(this::file)
                .sorted(Comparator.comparing(SourceFile::order))
                .map(SourceFile::name)
                .toList();

        assertThat(names).containsExactly("accounts.csv", "mixed.jsonl", "invoices.csv", "payments.csv");
    }

    private SourceFile file(String name) {
        try {
            return SourceFile.of(Files.createFile(folder.resolve(name)), null);
        } catch (IOException cause) {
            throw new AssertionError(cause);
        }
    }
}
