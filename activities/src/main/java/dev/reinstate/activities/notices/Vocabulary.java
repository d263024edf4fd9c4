package dev.reinstate.activities.notices;

import dev.reinstate.workflows.cases.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one language, from its file. How it writes days and amounts stands in the file too: a letter must not read
 * otherwise because a process runs on another Java.
 */
final class Vocabulary {

    /** Each has a file beside the others; the first is for readers of all other languages. */
    static final List<String> LANGUAGES = List.of("en", "de", "fr");

    private static final Map<String, Vocabulary> KNOWN = new HashMap<>();

    static {
        LANGUAGES.forEach(language -> KNOWN.put(language, new Vocabulary(language, read(language))));
    }

    /** A name in braces. */
    static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final String language;
    private final Properties words;
    private final DateTimeFormatter day;

    private Vocabulary(String language, Properties words) {
        this.language = language;
        this.words = words;
        this.day = dayFormat(required("format.day"), required("format.months").split(","));
    }

    /** By a BCP 47 tag: its language where we have it, wherever it is spoken. */
    static Vocabulary of(String tag) {
        Vocabulary vocabulary = KNOWN.get(Locale.forLanguageTag(tag).getLanguage());
        return vocabulary == null ? english() : vocabulary;
    }

    static Vocabulary english() {
        return Objects.requireNonNull(KNOWN.get(LANGUAGES.get(0)));
    }

    private static Properties read(String language) {
        String file = "/notices/" + language + ".properties";
        try (InputStream in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(file), file);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(reader);
            return words;
        } catch (IOException cause) {
            throw new UncheckedIOException("the words of notices in " + file + " cannot be read", cause);
        }
    }

    private static DateTimeFormatter dayFormat(String pattern, String[] months) {
        Map<Long, String> names = new HashMap<>();
        for (int i = 0; i < months.length; i++) {
            names.put(i + 1L, months[i]);
        }
        String[] around = pattern.split("MMMM", 2);
        return new DateTimeFormatterBuilder()
                .appendPattern(around[0])
                .appendText(ChronoField.MONTH_OF_YEAR, names)
                .appendPattern(around[1])
                .toFormatter(Locale.ROOT);
    }

    String language() {
        return language;
    }

    /** What stands in the file, by key. */
    Properties words() {
        return words;
    }

    private String required(String key) {
        return Objects.requireNonNull(
                words.getProperty(key), () -> "notices/" + language + ".properties has no " + key);
    }

    boolean has(String key) {
        return words.containsKey(key);
    }

    Phrase say(String key, Map<String, Phrase> names) {
        return filled(required(key), names);
    }

    Optional<Phrase> sayIfKnown(String key, Map<String, Phrase> names) {
        return Optional.ofNullable(words.getProperty(key)).map(text -> filled(text, names));
    }

    /** The rules speak English: what one of them says is known here by its words. What nobody translated stays English. */
    Phrase translated(String prefix, String english) {
        return Vocabulary.english().words.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .filter(key -> english.equals(Vocabulary.english().words.getProperty(key)))
                .findFirst()
                .map(key -> say(key, Map.of()))
                .orElseGet(() -> Phrase.foreign(english));
    }

    /** With a number, which it also is about. */
    Phrase count(String key, long number) {
        return say(key + (number == 1 ? ".one" : ".other"), Map.of("number", Phrase.ours(String.valueOf(number))));
    }

    /** One pass: what is filled in is not looked at again. */
    private static Phrase filled(String text, Map<String, Phrase> names) {
        Matcher place = PLACE.matcher(text);
        Phrase said = new Phrase(List.of());
        int from = 0;
        while (place.find()) {
            Phrase value = Objects.requireNonNull(
                    names.get(place.group(1)), () -> "nothing is known for " + place.group() + " in: " + text);
            said = said.plus(ours(text.substring(from, place.start()))).plus(value);
            from = place.end();
        }
        return said.plus(ours(text.substring(from)));
    }

    private static Phrase ours(String text) {
        return text.isEmpty() ? new Phrase(List.of()) : Phrase.ours(text);
    }

    Phrase day(LocalDate date) {
        return Phrase.ours(day.format(date));
    }

    /** The currency by its code: a sign is not the same in every country. */
    Phrase amount(Money money) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setDecimalSeparator(required("format.decimal").charAt(0));
        symbols.setGroupingSeparator(required("format.group").charAt(0));
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(money.amount().scale());
        format.setMaximumFractionDigits(money.amount().scale());
        return say(
                "format.amount",
                Map.of(
                        "amount",
                        Phrase.ours(format.format(money.amount())),
                        "currency",
                        Phrase.ours(money.currency().getCurrencyCode())));
    }
}
