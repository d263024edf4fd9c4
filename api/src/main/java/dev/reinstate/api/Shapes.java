package dev.reinstate.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The shapes of what comes in. */
public final class Shapes {

    public static final Shape<String> ID = text("1 to 100 characters of A-Z a-z 0-9 . _ ~ -", Shapes::isId);

    public static final Shape<String> LINE =
            text("a line of 1 to 200 characters, not blank, without control characters", text -> line(text, 200));

    public static final Shape<String> PROSE = text(
            "a text of 1 to 4000 characters, not blank, without control characters but line feed and tab",
            text -> line(text.replace('\n', ' ').replace('\t', ' '), 4000));

    public static final Shape<String> LINE_OF_1000 = text("a line of 1 to 1000 characters", text -> line(text, 1000));

    public static final Shape<String> LINE_OF_2000 = text("a line of 1 to 2000 characters", text -> line(text, 2000));

    public static final Shape<Boolean> FLAG = new Shape<>("true or false", Shapes::flag, false);

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\"(),:;<>\\[\\\\\\]]+@[^\\s@\"(),:;<>\\[\\\\\\]]+");

    public static final Shape<String> EMAIL = text(
            "a mail address such as jo@example.com",
            text -> line(text, 254) && ADDRESS.matcher(text).matches() && text.indexOf('.', text.indexOf('@')) > 0);

    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    public static final Shape<String> LANGUAGE = text(
            "a BCP 47 tag such as en or pt-BR",
            text -> text.length() <= 35 && TAG.matcher(text).matches());

    public static final Shape<String> LINK =
            text("an http or https address of at most 2000 characters", text -> line(text, 2000) && web(text));

    public static final Shape<LocalDate> DATE =
            new Shape<>("a date such as 2026-11-01, from 1900 on", Shapes::date, LocalDate.EPOCH);

    public static final Shape<Instant> INSTANT =
            new Shape<>("an instant such as 2026-11-01T12:00:00Z, from 1900 on", Shapes::instant, Instant.EPOCH);

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,60})?");

    public static final Shape<String> AMOUNT = new Shape<>(
            "an amount as a string such as \"120.50\", with at most 18 digits before the point",
            text -> Optional.of(text).filter(DECIMAL.asMatchPredicate()),
            "0");

    public static final Shape<Currency> CURRENCY =
            new Shape<>("an ISO 4217 code such as EUR", Shapes::currency, Currency.getInstance("EUR"));

    /** Ten years: beyond it somebody has mistyped. */
    private static final Duration OLDEST = Duration.ofDays(3650);

    public static final Shape<Duration> AGE =
            new Shape<>("a duration such as P30D or PT4H, at most 3650 days", Shapes::age, Duration.ZERO);

    /** For what is checked later, with the rest of the request. */
    public static final Shape<String> WORD = text("a string of 1 to 100 characters", text -> line(text, 100));

    private static final Pattern ID_CHARACTERS = Pattern.compile("[A-Za-z0-9._~-]{1,100}");

    private Shapes() {}

    public static <E extends Enum<E>> Shape<E> oneOf(Class<E> type) {
        E[] all = type.getEnumConstants();
        String words = Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", ", "one of ", ""));
        return new Shape<>(
                words,
                text -> Arrays.stream(all)
                        .filter(each -> each.name().equals(text))
                        .findFirst(),
                all[0]);
    }

    public static Shape<String> oneOf(String... all) {
        return text(String.join(", ", all), List.of(all)::contains);
    }

    /** One or two dots alone would be taken for a step in the address. */
    public static boolean isId(String text) {
        return ID_CHARACTERS.matcher(text).matches() && !text.equals(".") && !text.equals("..");
    }

    private static Shape<String> text(String words, Predicate<String> fits) {
        return new Shape<>(words, text -> Optional.of(text).filter(fits), "");
    }

    /** Control characters could start a new header in a mail; half a surrogate pair cannot be stored. */
    private static boolean line(String text, int most) {
        return !text.isBlank()
                && text.length() <= most
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) || surrogate(c));
    }

    private static boolean surrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1900 && day.getYear() <= 9999);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /** To the microsecond, which is what the register keeps. */
    private static Optional<Instant> instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            return Optional.of(instant).filter(any -> year >= 1900 && year <= 9999);
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> age(String text) {
        try {
            return Optional.of(Duration.parse(text)).filter(age -> !age.isNegative() && age.compareTo(OLDEST) <= 0);
        } catch (DateTimeException noDuration) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> flag(String text) {
        return Optional.of(text)
                .filter(given -> given.equals("true") || given.equals("false"))
                .map("true"::equals);
    }

    private static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code)).filter(known -> known.getDefaultFractionDigits() >= 0);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** Partners will click on it: nothing but the web. */
    private static boolean web(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }
}
