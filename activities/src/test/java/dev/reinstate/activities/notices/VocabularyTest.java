package dev.reinstate.activities.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Links;
import dev.reinstate.workflows.cases.Money;
import dev.reinstate.workflows.cases.NoticeKind;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of words: each language says all that English says, of the same things. */
class VocabularyTest {

    static List<String> languages() {
        return Vocabulary.LANGUAGES;
    }

    private static Properties english() {
        return Vocabulary.english().words();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void every_language_has_every_key_and_none_that_english_lacks(String language) {
        assertThat(Vocabulary.of(language).words().stringPropertyNames())
                .isEqualTo(english().stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void the_same_sentence_names_the_same_things_in_every_language(String language) {
        assertThat(differences(english(), Vocabulary.of(language).words())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{account} is held", "{name} ist gesperrt {day}", "nobody"})
    void a_sentence_that_names_something_else_is_found(String other) {
        Properties one = new Properties();
        one.setProperty("SUSPENDED.subject", "{account} is held, {day}");
        Properties another = new Properties();
        another.setProperty("SUSPENDED.subject", other);

        assertThat(differences(one, another)).containsExactly("SUSPENDED.subject");
    }

    private static List<String> differences(Properties one, Properties another) {
        return one.stringPropertyNames().stream()
                .filter(key -> !places(one, key).equals(places(another, key)))
                .toList();
    }

    private static List<String> places(Properties words, String key) {
        return Vocabulary.PLACE
                .matcher(words.getProperty(key, ""))
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void no_sentence_is_empty_or_left_in_english(String language) {
        Properties words = Vocabulary.of(language).words();
        assertThat(words.values()).noneMatch(text -> text.toString().isBlank());
        if (!language.equals("en")) {
            assertThat(words.stringPropertyNames().stream()
                            .filter(key -> words.getProperty(key).contains(" "))
                            .filter(key -> key.matches("[A-Z].*|why.*|remedy.*|greeting|support|way-back.*"))
                            .filter(key ->
                                    words.getProperty(key).equals(english().getProperty(key))))
                    .isEmpty();
        }
    }

    @Test
    void every_file_of_the_folder_is_a_language_that_is_known() throws URISyntaxException, java.io.IOException {
        Path folder = Path.of(
                        Vocabulary.class.getResource("/notices/en.properties").toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Vocabulary.LANGUAGES.stream()
                            .map(language -> language + ".properties")
                            .toList());
        }
    }

    @Test
    void every_kind_of_notice_has_a_subject_and_an_opening() {
        assertThat(NoticeKind.values()).allSatisfy(kind -> {
            assertThat(english()).containsKey(kind + ".subject");
            assertThat(english()).containsKey(kind + ".opening");
        });
    }

    @Test
    void every_ground_has_its_why_and_every_remedy_of_a_rule_is_known_by_its_words() {
        List<String> unknown = new ArrayList<>();
        for (Ground ground : Ground.values()) {
            assertThat(english()).containsKey("why." + ground);
            ground.remedies(Links.none()).stream()
                    .map(remedy -> remedy.text())
                    .filter(text -> Vocabulary.of("de")
                            .translated("remedy.", text)
                            .plain()
                            .equals(text))
                    .forEach(unknown::add);
        }
        assertThat(unknown).as("remedies that no file translates").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "de, de",
        "DE-at, de",
        "de-Latn-CH-1996, de",
        "fr-CA, fr",
        "en-GB, en",
        "pt-BR, en",
        "zh-Hant, en",
        "'', en",
        "not a tag, en",
        "x-klingon, en",
        "root, en"
    })
    void a_reader_gets_their_language_wherever_it_is_spoken_and_english_where_we_do_not_have_it(
            String tag, String language) {
        assertThat(Vocabulary.of(tag).language()).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1 March 2026, '1,234,567.50 EUR'",
        "de, 1. März 2026, '1.234.567,50 EUR'",
        "fr, 1 mars 2026, '1 234 567,50 EUR'"
    })
    void days_and_amounts_are_written_as_the_language_writes_them(String language, String day, String amount) {
        Vocabulary words = Vocabulary.of(language);
        assertThat(words.day(LocalDate.parse("2026-03-01")).plain()).isEqualTo(day);
        assertThat(words.amount(Money.of("1234567.50", "EUR")).plain()).isEqualTo(amount);
    }

    @Test
    void an_amount_has_the_decimals_of_its_currency() {
        assertThat(Vocabulary.of("de").amount(Money.of("1200", "JPY")).plain()).isEqualTo("1.200 JPY");
        assertThat(Vocabulary.of("en").amount(Money.of("0.005", "KWD")).plain()).isEqualTo("0.005 KWD");
    }

    @Test
    void one_day_is_no_days() {
        assertThat(Vocabulary.of("en").count("overdue", 1).plain()).isEqualTo("1 day overdue");
        assertThat(Vocabulary.of("de").count("overdue", 61).plain()).isEqualTo("seit 61 Tagen überfällig");
    }

    @Test
    void what_is_filled_in_is_not_filled_in_again() {
        Phrase said = Vocabulary.english()
                .say(
                        "greeting",
                        java.util.Map.of("account", Phrase.foreign("{id} & {day}"), "id", Phrase.foreign("{account}")));

        assertThat(said.plain()).isEqualTo("To the administrators of {id} & {day} (account {account}),");
    }
}
