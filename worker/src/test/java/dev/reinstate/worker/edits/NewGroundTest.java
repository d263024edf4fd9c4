package dev.reinstate.worker.edits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A new ground is one constant and its rule: the lines of the page that says so are compiled in, and a case is played. */
@Timeout(120)
class NewGroundTest {

    private static final String PAGE = "docs/new-ground.md";
    private static final String GROUND = "src/main/java/dev/reinstate/workflows/cases/Ground.java";
    private static final Pattern LINES = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern HEAD = Pattern.compile("(?m)^(package|import) .*\n");

    @Test
    void one_constant_and_its_rule_hold_are_shown_cleared_and_reinstated() throws Exception {
        List<String> lines = LINES.matcher(Files.readString(Edit.top().resolve(PAGE)))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(lines).as("the constant and the rule in " + PAGE).hasSize(2);

        Path overlay = Overlay.of(
                edit(
                        "VETTING_REJECTED(new VettingRejected());",
                        "VETTING_REJECTED(new VettingRejected()),\n" + lines.get(0)),
                edit("import java.util.List;\n", imports(lines.get(1))),
                edit(
                        "        return rule.beingChecked(facts, now);\n    }\n",
                        "        return rule.beingChecked(facts, now);\n    }\n}\n"
                                + withoutItsLastBrace(lines.get(1))));

        assertThat(played(overlay)).containsExactly(NewGround.EXPECTED.toArray(String[]::new));
    }

    private static Edit edit(String find, String replace) {
        return new Edit("a new ground", "workflows", GROUND, find, replace, "the page says how");
    }

    /** The rule stands in the same file, behind the enum, whose last brace closes it. */
    private static String withoutItsLastBrace(String rule) {
        String body = HEAD.matcher(rule).replaceAll("").strip();
        return body.substring(0, body.length() - 1);
    }

    private static String imports(String rule) {
        List<String> imports = new ArrayList<>();
        HEAD.matcher(rule)
                .results()
                .map(MatchResult::group)
                .filter(line -> line.startsWith("import java.util"))
                .forEach(imports::add);
        return String.join("", imports);
    }

    private static List<String> played(Path overlay) throws Exception {
        Path said = Files.createTempFile("new-ground", ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Overlay.classPath(overlay),
                        NewGround.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        process.waitFor();
        return Files.readAllLines(said, StandardCharsets.UTF_8);
    }
}
