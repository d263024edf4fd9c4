package dev.reinstate.worker.terms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.workflows.cases.Series;
import dev.reinstate.workflows.cases.Terms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One pass over the file; a stand-in takes the place of what is wrong, so that the rest is checked too. */
final class TermsReader {

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

    private static final Pattern SEVERITY = Pattern.compile("[A-Z0-9_]{1,100}");

    private final LocatedJson json;
    /** By line and then by the order of finding. */
    private final Map<Long, String> faults = new TreeMap<>();

    TermsReader(LocatedJson json) {
        this.json = json;
    }

    /** In the order of their lines. */
    Collection<String> faults() {
        return faults.values();
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
        AmountsReader amounts = new AmountsReader(json.root(), this::fault);
        return new Terms(
                whole("/version", 1, 1),
                overdue,
                warnings("/overdueWarnings", List.of(30, 45, 55), overdue, "overdueLimit"),
                vetting,
                warnings("/vettingWarnings", List.of(15, 25), vetting, "vettingLimit"),
                severities(),
                series("/holdReminders", new Series(List.of(7, 14, 28), 30)),
                series("/requestNudges", new Series(List.of(3, 10), 30)),
                amounts.read("ignoreBelow", "5.00"),
                whole("/reviewHours", Terms.REVIEW_HOURS, 1),
                whole("/taskHours", Terms.TASK_HOURS, 1),
                amounts.read("fourEyesAbove", "10000.00"));
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
                fault(pointer + "/" + i, "must come after day %d: list the days in order, each once".formatted(before));
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
