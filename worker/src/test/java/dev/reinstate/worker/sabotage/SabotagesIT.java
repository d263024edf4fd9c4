package dev.reinstate.worker.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.worker.edits.Edit;
import dev.reinstate.worker.edits.Overlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Each sabotage is noticed by the test that it names: five in the build, all with {@code -Psabotage}. */
class SabotagesIT {

    /** One of the schema, one of the transaction, one of the rules, two that the model finds; each takes seconds. */
    private static final Set<String> IN_THE_BUILD = Set.of(
            "unique key of placed holds dropped",
            "acknowledged before the commit",
            "approval not bound to the revision",
            "pending days counted",
            "waiver approves");

    private static final boolean ALL = Boolean.getBoolean("sabotage.all");

    /** One alone, while it is worked on: {@code -Dsabotage.only='run not fenced'}. */
    private static final String ONLY = System.getProperty("sabotage.only", "");

    @Test
    void each_is_caught() throws Exception {
        List<ProcessHandle> before = databasesOfTests();
        List<String> missed = new ArrayList<>();
        for (Sabotage sabotage : Sabotages.all()) {
            if (ONLY.isEmpty()
                    ? ALL || IN_THE_BUILD.contains(sabotage.name())
                    : sabotage.name().contains(ONLY)) {
                long began = System.nanoTime();
                Fork.Verdict verdict = Fork.of(sabotage);
                String line = "%-10s %-48s %s (%d s)"
                        .formatted(
                                verdict,
                                sabotage.name(),
                                sabotage.catcher(),
                                Duration.ofNanos(System.nanoTime() - began).toSeconds());
                System.out.println(line);
                if (verdict != Fork.Verdict.CAUGHT) {
                    missed.add(line + ": see " + Fork.log(sabotage));
                }
            }
        }
        assertThat(missed).as("sabotages that their test did not notice").isEmpty();
        assertThat(before).as("databases that outlived their tests").containsAll(databasesOfTests());
    }

    private static List<ProcessHandle> databasesOfTests() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").contains("/embedded-pg/"))
                .toList();
    }

    @Test
    void none_is_stale_each_compiles_and_each_names_a_test() throws IOException {
        assertThat(Sabotages.all())
                .extracting(Sabotage::name)
                .doesNotHaveDuplicates()
                .containsAll(IN_THE_BUILD);
        SoftAssertions all = new SoftAssertions();
        for (Sabotage sabotage : Sabotages.all()) {
            Edit edit = sabotage.edit();
            all.assertThatCode(() -> Overlay.of(edit)).doesNotThrowAnyException();
            String[] test = sabotage.test().split("#");
            Path source = Edit.top()
                    .resolve(sabotage.module())
                    .resolve("src/test/java")
                    .resolve(test[0].replace('.', '/') + ".java");
            all.assertThat(source).as("the test of '%s'", edit.name()).exists();
            if (test.length == 2 && Files.exists(source)) {
                all.assertThat(Files.readString(source))
                        .as("the test of '%s'", edit.name())
                        .contains("void " + test[1] + "(");
            }
        }
        all.assertAll();
    }
}
