package dev.reinstate.worker.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path temp;

    @Test
    void a_folder_in_use_is_refused_with_what_where_and_what_next() throws IOException {
        Path path = temp.resolve("data");
        try (DataFolder held = DataFolder.open(path, false)) {
            assertThatThrownBy(() -> DataFolder.open(path, true))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("The data folder " + held.path() + " is in use by another reinstate (process "
                            + ProcessHandle.current().pid() + "); stop it or choose --data DIR");
        }
        DataFolder.open(path, false).close();
    }

    @Test
    void a_refused_opening_in_the_same_jvm_does_not_give_up_the_lock() throws Exception {
        Path path = temp.resolve("data");
        try (DataFolder held = DataFolder.open(path, false)) {
            assertThatThrownBy(() -> DataFolder.open(path, false)).isInstanceOf(CannotStart.class);
            Process rival = ChildJvm.start(OpensAFolder.class, temp.resolve("rival.out"), path.toString());
            assertThat(rival.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(temp.resolve("rival.out")))
                    .contains(held.path().toString())
                    .contains("(process " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void fresh_forgets_what_is_ours() throws IOException {
        Path path = temp.resolve("data");
        DataFolder.open(path, false).close();
        Files.createDirectories(path.resolve("postgres/base"));
        Files.writeString(path.resolve("postgres/base/1"), "x");
        Path outside = Files.writeString(temp.resolve("outside"), "kept");
        Files.createSymbolicLink(path.resolve("link"), outside);
        try (DataFolder fresh = DataFolder.open(path, true)) {
            assertThat(fresh.path()).isDirectoryNotContaining(entry -> entry.endsWith("postgres"));
            assertThat(fresh.path().resolve("link")).doesNotExist();
        }
        assertThat(outside).hasContent("kept");
    }

    @Test
    void a_folder_of_somebody_else_is_refused_and_left_as_it_was() throws IOException {
        Path letter = Files.writeString(temp.resolve("letter.txt"), "dear");
        for (boolean fresh : new boolean[] {true, false})
            assertThatThrownBy(() -> DataFolder.open(temp, fresh))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("not reinstate's")
                    .hasMessageContaining("--data DIR");
        assertThat(temp).isDirectoryContaining(letter::equals);
        assertThat(Folders.entries(temp)).hasSize(1);
    }

    @Test
    void a_file_is_refused() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.open(file, false)).hasMessageContaining("is a file, not a folder");
    }
}
