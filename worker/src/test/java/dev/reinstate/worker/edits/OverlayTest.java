package dev.reinstate.worker.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OverlayTest {

    private static final String QUEUE = "src/main/java/dev/reinstate/workflows/temporal/CaseQueue.java";

    @Test
    void an_edit_becomes_classes_and_leaves_the_source_alone() throws Exception {
        String before = Files.readString(Edit.top().resolve("workflows").resolve(QUEUE));

        Path overlay = Overlay.of(inTheQueue("\"case/\" + caseId", "\"other/\" + caseId"));

        String all = Overlay.classPath(overlay);
        try (URLClassLoader edited = new URLClassLoader(urls(all), ClassLoader.getPlatformClassLoader())) {
            Class<?> queue = edited.loadClass("dev.reinstate.workflows.temporal.CaseQueue");
            assertThat(queue.getMethod("workflowId", String.class).invoke(null, "case_1"))
                    .isEqualTo("other/case_1");
        }
        assertThat(Edit.top().resolve("workflows").resolve(QUEUE)).hasContent(before);
    }

    @Test
    void an_edit_of_a_resource_becomes_a_copy() {
        String path = "src/main/resources/db/migration/V1__register.sql";

        Path overlay = Overlay.of(new Edit(
                "one open case", "activities", path, "create unique index cases_one_open", "create index x", "a test"));

        assertThat(overlay.resolve("db/migration/V1__register.sql"))
                .content()
                .contains("create index x on cases")
                .doesNotContain("cases_one_open");
    }

    @Test
    void an_edit_whose_text_is_not_there_exactly_once_is_stale() {
        assertThatThrownBy(() -> Overlay.of(inTheQueue("nowhere", "x")))
                .isInstanceOf(Edit.Stale.class)
                .hasMessageContaining("'a test' is stale")
                .hasMessageContaining("CaseQueue.java does not contain its text");
        assertThatThrownBy(() -> Overlay.of(inTheQueue("case", "x"))).hasMessageContaining("more than once");
    }

    @Test
    void an_edit_that_does_not_compile_shows_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Overlay.of(inTheQueue("return \"case/\" + caseId;", "return 7;")))
                .withMessageContaining("does not compile")
                .withMessageContaining("int cannot be converted");
    }

    private static URL[] urls(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(OverlayTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Edit inTheQueue(String find, String replace) {
        return new Edit("a test", "workflows", QUEUE, find, replace, "a test");
    }
}
