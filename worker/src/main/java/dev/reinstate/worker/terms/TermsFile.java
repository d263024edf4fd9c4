package dev.reinstate.worker.terms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.worker.embedded.CannotStart;
import dev.reinstate.workflows.cases.Series;
import dev.reinstate.workflows.cases.Terms;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A version of the terms as a file. All that is wrong with it is told at once, with its line. What a file leaves out is
 * as the article has it, and as this project has it where the article is silent (docs/terms.md).
 *
 * @param sha256 of the file as it is, in hexadecimal
 */
public record TermsFile(Terms terms, String sha256) {

    private static final Set<String> FIELDS = Set.of(
            "version",
            "overdueLimit",
            "overdueWarnings",
            "vettingLimit",
            "vettingWarnings",
            "insignificant",
            "holdReminders",
            "requestNudges",
            "ignoreBelow",
            "reviewHours",
            "taskHours",
            "fourEyesAbove");

    /** Ten years: beyond it somebody has mistyped. */
    private static final int MOST_DAYS = 3650;

    /** More letters about one thing nobody reads. */
    private static final int MOST_WARNINGS = 20;

    /** A file is a screen long; a larger one is another file. */
    private static final int MOST_BYTES = 65_536;

    private static final Pattern SEVERITY = Pattern.compile("[A-Z0-9_]{1,100}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,6})?");

    /** Reads and checks it; an {@link IllegalArgumentException} has every fault on a line of its own. */
    public static TermsFile read(String text) {
        Reader reader = new Reader(LocatedJson.read(text));
        Terms terms = reader.terms();
        if (!reader.faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", reader.faults.values()));
        }
        return new TermsFile(terms, sha256(text));
    }

    /** Says which file it was that cannot be worked with. */
    public static TermsFile read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CannotStart("%s has more than %d bytes: is it a file of terms?".formatted(file, MOST_BYTES));
            }
            return read(Files.readString(file));
        } catch (IOException unreadable) {
            throw new CannotStart("%s cannot be read: %s".formatted(file, unreadable), unreadable);
        } catch (IllegalArgumentException faults) {
            String each = String.valueOf(faults.getMessage()).replace("\n", "\n  ");
            throw new CannotStart("%s cannot be used (docs/terms.md):%n  %s".formatted(file, each), faults);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /** One pass over the file; a stand-in takes the place of what is wrong, so that the rest is checked too. */
    private static final class Reader {

        private final LocatedJson json;
        /** By line and then by the order of finding. */
        private final Map<Long, String> faults = new TreeMap<>();

        Reader(LocatedJson json) {
            this.json = json;
        }

        Terms terms() {
            if (!json.root().isObject()) {
                fault("", "must be a JSON object with the field version");
            }
            onlyKnows("", json.root(), FIELDS);
            if (!json.root().has("version")) {
                fault("/version", "is missing: must be a whole number, one more than the newest version");
            }
            int overdue = whole("/overdueLimit", 60, 1);
            int vetting = whole("/vettingLimit", 30, 1);
            return new Terms(
                    whole("/version", 1, 1),
                    overdue,
                    warnings("/overdueWarnings", List.of(30, 45, 55), overdue, "overdueLimit"),
                    vetting,
                    warnings("/vettingWarnings", List.of(15, 25), vetting, "vettingLimit"),
                    severities(),
                    series("/holdReminders", new Series(List.of(7, 14, 28), 30)),
                    series("/requestNudges", new Series(List.of(3, 10), 30)),
                    amounts("ignoreBelow", "5.00"),
                    whole("/reviewHours", Terms.REVIEW_HOURS, 1),
                    whole("/taskHours", Terms.TASK_HOURS, 1),
                    amounts("fourEyesAbove", "10000.00"));
        }

        private int whole(String pointer, int standIn, int least) {
            JsonNode node = json.root().at(pointer);
            if (node.isMissingNode()) {
                return standIn;
            }
            if (!node.isIntegralNumber()
                    || !node.canConvertToInt()
                    || node.intValue() < least
                    || node.intValue() > MOST_DAYS) {
                fault(pointer, "must be a whole number from %d to %d, not %s".formatted(least, MOST_DAYS, node));
                return standIn;
            }
            return node.intValue();
        }

        private List<Integer> days(String pointer, List<Integer> standIn) {
            JsonNode node = json.root().at(pointer);
            if (node.isMissingNode()) {
                return standIn;
            }
            if (!node.isArray() || node.size() > MOST_WARNINGS) {
                fault(pointer, "must be a list of at most %d days".formatted(MOST_WARNINGS));
                return standIn;
            }
            List<Integer> days = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                int before = days.isEmpty() ? 0 : days.get(i - 1);
                int day = whole(pointer + "/" + i, before + 1, 1);
                if (day <= before) {
                    fault(
                            pointer + "/" + i,
                            "must come after day %d: list the days in order, each once".formatted(before));
                }
                days.add(day);
            }
            return days;
        }

        private List<Integer> warnings(String pointer, List<Integer> standIn, int limit, String of) {
            List<Integer> days = days(pointer, standIn);
            if (!json.root().has(pointer.substring(1))) {
                // Left out: those of the defaults that still come before the hold.
                return days.stream().filter(day -> day <= limit).toList();
            }
            for (int i = 0; i < days.size(); i++) {
                if (days.get(i) > limit) {
                    fault(
                            pointer + "/" + i,
                            "must be at most %s, which is %d: after it there is nothing left to warn of"
                                    .formatted(of, limit));
                }
            }
            return days;
        }

        private Set<String> severities() {
            JsonNode node = json.root().path("insignificant");
            if (node.isMissingNode()) {
                return Set.of("LOW");
            }
            Set<String> severities = new TreeSet<>();
            if (!node.isArray()) {
                fault("/insignificant", "must be a list of severities such as [\"LOW\"]");
            }
            for (int i = 0; i < node.size(); i++) {
                String severity = node.path(i).asText();
                if (!node.path(i).isTextual() || !SEVERITY.matcher(severity).matches()) {
                    fault("/insignificant/" + i, "must be a severity in capitals such as \"LOW\", not " + node.path(i));
                }
                severities.add(severity);
            }
            return severities;
        }

        private Series series(String pointer, Series standIn) {
            JsonNode node = json.root().at(pointer);
            if (node.isMissingNode()) {
                return standIn;
            }
            if (!node.isObject()) {
                fault(pointer, "must be an object such as {\"days\": [7, 14], \"thenEvery\": 30}");
                return standIn;
            }
            onlyKnows(pointer, node, Set.of("days", "thenEvery"));
            return new Series(
                    days(pointer + "/days", standIn.days()), whole(pointer + "/thenEvery", standIn.thenEvery(), 1));
        }

        private Map<String, BigDecimal> amounts(String field, String such) {
            JsonNode node = json.root().path(field);
            Map<String, BigDecimal> amounts = new TreeMap<>();
            if (!node.isMissingNode() && !node.isObject()) {
                fault(
                        "/" + field,
                        "must be an object of amounts by currency such as {\"EUR\": \"%s\"}".formatted(such));
            }
            node.properties()
                    .forEach(
                            each -> amount("/" + field + "/" + each.getKey(), each.getKey(), each.getValue(), amounts));
            return amounts;
        }

        private void amount(String pointer, String code, JsonNode amount, Map<String, BigDecimal> amounts) {
            int digits = digits(code);
            if (digits < 0) {
                fault(pointer, "is no currency: must be an ISO 4217 code such as EUR");
            } else if (!amount.isTextual()
                    || !AMOUNT.matcher(amount.textValue()).matches()) {
                fault(pointer, "must be an amount as a string such as \"5.00\", not " + amount);
            } else if (new BigDecimal(amount.textValue()).scale() > digits) {
                fault(pointer, "must have at most %d decimals, not %s".formatted(digits, amount));
            } else {
                amounts.put(code, new BigDecimal(amount.textValue()));
            }
        }

        private static int digits(String code) {
            try {
                return Currency.getInstance(code).getDefaultFractionDigits();
            } catch (IllegalArgumentException unknown) {
                return -1;
            }
        }

        private void onlyKnows(String pointer, JsonNode object, Set<String> known) {
            object.fieldNames().forEachRemaining(name -> {
                if (!known.contains(name)) {
                    String fields = String.join(", ", new TreeSet<>(known));
                    fault(pointer + "/" + name, "is not known: the fields are " + fields);
                }
            });
        }

        private void fault(String pointer, String what) {
            int line = json.line(pointer);
            String where = pointer.isEmpty() ? "the file" : pointer.substring(1).replace('/', '.');
            faults.put(line * 1_000L + faults.size(), "line %d: %s %s".formatted(line, where, what));
        }
    }
}
