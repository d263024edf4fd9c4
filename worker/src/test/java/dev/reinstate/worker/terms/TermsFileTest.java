package dev.reinstate.worker.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.workflows.cases.Series;
import dev.reinstate.workflows.cases.Terms;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file of terms may say, and how it is told what is wrong. */
class TermsFileTest {

    @Test
    void a_file_says_every_number() {
        TermsFile file = TermsFile.read("""
                {"version": 2, "overdueLimit": 45, "overdueWarnings": [20, 30], "vettingLimit": 20,
                 "vettingWarnings": [10], "insignificant": ["LOW", "INFO"],
                 "holdReminders": {"days": [5], "thenEvery": 10}, "requestNudges": {"days": [], "thenEvery": 7},
                 "ignoreBelow": {"EUR": "5.00", "JPY": "500"}, "fourEyesAbove": {"EUR": "10000.00"}}""");

        assertThat(file.terms())
                .isEqualTo(new Terms(
                                2,
                                45,
                                List.of(20, 30),
                                20,
                                List.of(10),
                                Set.of("LOW", "INFO"),
                                new Series(List.of(5), 10),
                                new Series(List.of(), 7),
                                Map.of("EUR", new BigDecimal("5.00"), "JPY", new BigDecimal("500")))
                        .withFourEyesAbove(Map.of("EUR", new BigDecimal("10000.00"))));
        assertThat(file.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void what_is_left_out_is_as_in_version_1() {
        Terms terms = TermsFile.read("{\"version\": 7}").terms();

        assertThat(terms)
                .isEqualTo(new Terms(
                        7,
                        60,
                        List.of(30, 45, 55),
                        30,
                        List.of(15, 25),
                        Set.of("LOW"),
                        new Series(List.of(7, 14, 28), 30),
                        new Series(List.of(3, 10), 30),
                        Map.of()));
    }

    @Test
    void a_shorter_limit_leaves_the_usual_warnings_that_still_come_before_it() {
        assertThat(TermsFile.read("{\"version\": 2, \"overdueLimit\": 40}")
                        .terms()
                        .overdueWarnings())
                .containsExactly(30);
    }

    @Test
    void all_that_is_wrong_is_told_at_once_with_its_line() {
        assertThatThrownBy(() -> TermsFile.read("""
                        {
                          "overdueLimit": 40,
                          "overdueWarnings": [30, 20, 55],
                          "colour": "red",
                          "holdReminders": {"days": [7], "every": 30},
                          "ignoreBelow": {
                            "EUR": 5.25,
                            "JPY": "5.50",
                            "EURO": "1"
                          }
                        }""")).hasMessage("""
                        line 1: version is missing: must be a whole number, one more than the newest version
                        line 3: overdueWarnings.1 must come after day 30: list the days in order, each once
                        line 3: overdueWarnings.2 must be at most overdueLimit, which is 40: after it there is nothing left to warn of
                        line 4: colour is not known: the fields are fourEyesAbove, holdReminders, ignoreBelow, insignificant, overdueLimit, overdueWarnings, requestNudges, reviewHours, taskHours, version, vettingLimit, vettingWarnings
                        line 5: holdReminders.every is not known: the fields are days, thenEvery
                        line 7: ignoreBelow.EUR must be an amount as a string such as "5.00", not 5.25
                        line 8: ignoreBelow.JPY must have at most 0 decimals, not "5.50"
                        line 9: ignoreBelow.EURO is no currency: must be an ISO 4217 code such as EUR""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"version": 2, "version": 3}            | line 1: no JSON: Duplicate
            {"version": 2                           | line 1: no JSON: Unexpected end
            []                                      | line 1: the file must be a JSON object
            {"version": "2"}                        | line 1: version must be a whole number from 1 to 3650, not "2"
            {"version": 0}                          | line 1: version must be a whole number
            {"version": 2, "overdueLimit": 60.5}    | line 1: overdueLimit must be a whole number
            {"version": 2, "insignificant": "LOW"}  | line 1: insignificant must be a list
            {"version": 2, "insignificant": [1]}    | line 1: insignificant.0 must be a severity
            {"version": 2, "holdReminders": [7]}    | line 1: holdReminders must be an object
            {"version": 2, "requestNudges": {"thenEvery": 0}} | line 1: requestNudges.thenEvery must be a whole number from 1
            {"version": 2, "ignoreBelow": []}       | line 1: ignoreBelow must be an object
            {"version": 2, "vettingWarnings": 15}   | line 1: vettingWarnings must be a list
            """)
    void what_cannot_be_is_refused(String text, String why) {
        assertThatThrownBy(() -> TermsFile.read(text)).hasMessageStartingWith(why);
    }

    @Test
    void a_file_that_cannot_be_used_is_named(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("t.json"), "{}");

        assertThatThrownBy(() -> TermsFile.read(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("t.json cannot be used (docs/terms.md)")
                .hasMessageContaining("version is missing");
        assertThatThrownBy(() -> TermsFile.read(folder.resolve("none.json")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("none.json cannot be read");
    }
}
