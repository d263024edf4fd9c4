package dev.reinstate.worker.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.worker.edits.Edit;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.workflows.temporal.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate over a folder: what it counts, and what it says of what does not fit. */
class GateTest {

    private static final Path CORPUS = Edit.top().resolve("workflows/src/test/resources/histories");

    private final List<String> said = new ArrayList<>();

    @Test
    void every_history_of_the_corpus_fits() throws IOException {
        Tally tally = gate(CORPUS);

        assertThat(said).isEmpty();
        assertThat(tally.passes()).isTrue();
        assertThat(tally.summary()).matches("\\d\\d cases replayed, 0 failed, 0 without a run");
    }

    @Test
    void a_history_and_a_golden_file_that_differ_are_told_by_name(@TempDir Path folder) throws IOException {
        Path released = Files.createDirectories(folder.resolve("0.0.9"));
        String history = Files.readString(CORPUS.resolve("unreleased/detected.json"));
        String golden = Files.readString(CORPUS.resolve("unreleased/detected.golden"));
        Files.writeString(released.resolve("fits.json"), history);
        Files.writeString(released.resolve("other-golden.json"), history);
        Files.writeString(released.resolve("other-golden.golden"), golden.replaceFirst("3 tries", "5 tries"));
        Files.writeString(released.resolve("other-timer.json"), history.replace("858863.432s", "9.000s"));

        Tally tally = gate(folder);

        assertThat(said).hasSize(2);
        assertThat(said.get(0))
                .startsWith("0.0.9/other-golden.json: line 1 of its golden file is")
                .contains("5 tries");
        assertThat(said.get(1)).startsWith("0.0.9/other-timer.json: event 7 (TIMER_STARTED): ");
        assertThat(tally).isEqualTo(new Tally(3, 2, 0));
        assertThat(tally.passes()).isFalse();
    }

    @Test
    void a_folder_without_histories_is_no_success(@TempDir Path empty) {
        assertThatThrownBy(() -> gate(empty))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("nothing was replayed");
        assertThatThrownBy(() -> gate(empty.resolve("absent"))).hasMessageContaining("there is no folder");
    }

    private Tally gate(Path folder) throws IOException {
        try (Gate gate = new Gate(Reading.STRICT, said::add, line -> {})) {
            return gate.folder(folder);
        }
    }
}
