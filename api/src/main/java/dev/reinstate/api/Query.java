package dev.reinstate.api;

import dev.reinstate.workflows.ports.Page;
import dev.reinstate.workflows.ports.Paging;
import dev.reinstate.workflows.ports.Ruling;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query parameters of a request. An unknown one, or a value that cannot be, is a 400. */
public final class Query {

    /** The parameters of a list that is read in parts. */
    static final Set<String> PAGING = Set.of("limit", "cursor");

    private static final int USUAL_LIMIT = 50;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    private static final Query NONE = new Query(Map.of());

    private final Map<String, List<String>> given;

    Query(Map<String, List<String>> given) {
        this.given = given;
    }

    static Query of(Context context) {
        String query = context.req().getQueryString();
        return query == null || query.isEmpty() ? NONE : new Query(read(query));
    }

    static Map<String, List<String>> read(String query) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        try {
            for (String pair : query.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                String value = parts.length == 1 ? "" : decoded(parts[1]);
                given.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(value);
            }
        } catch (IllegalArgumentException broken) {
            throw Problem.MALFORMED.because("The query cannot be read: check its percent-encoding.");
        }
        return given;
    }

    /** Refuses what is not percent-encoded UTF-8; the server would leave it out and answer something wider. */
    private static String decoded(String text) {
        String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
        if (decoded.indexOf('\uFFFD') >= 0) {
            throw new IllegalArgumentException("not UTF-8");
        }
        return decoded;
    }

    /** Without what was left empty: a page's form sends all of its fields. */
    public Query filled() {
        Map<String, List<String>> filled = new LinkedHashMap<>(given);
        filled.values().removeIf(values -> values.stream().allMatch(String::isBlank));
        return new Query(filled);
    }

    /** As it was sent, without a cursor, to go on from: empty, or something to put before another parameter. */
    public String toGoOn() {
        StringBuilder again = new StringBuilder();
        filled().given.forEach((name, values) -> {
            if (!name.equals("cursor")) {
                again.append(encoded(name))
                        .append('=')
                        .append(encoded(values.get(0)))
                        .append('&');
            }
        });
        return again.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    void onlyKnows(Set<String> known) {
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                String instead = known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known));
                throw Problem.MALFORMED.because(
                        "'%s' is not a query parameter here; known: %s.".formatted(Faults.escaped(name), instead));
            }
        }
    }

    public <T> @Nullable T value(String name, Shape<T> shape) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.isEmpty()) {
            return null;
        }
        return (values.size() > 1
                        ? java.util.Optional.<T>empty()
                        : shape.reading().apply(values.get(0)))
                .orElseThrow(() -> impossible(name, shape.words()));
    }

    public @Nullable Boolean flag(String name) {
        return value(name, Shapes.FLAG);
    }

    /** A part of a list; a cursor that the list cannot go on from is a 400 too. */
    public <T> Ruling<Page<T>> page(Function<Paging, Ruling<Page<T>>> list) {
        return within(list);
    }

    /** The same for an answer of which the list is only a part. */
    <T> Ruling<T> within(Function<Paging, Ruling<T>> list) {
        String after = value("cursor", Shapes.LINE_OF_1000);
        try {
            return list.apply(new Paging(limit(), after));
        } catch (IllegalArgumentException | DateTimeException unknown) {
            if (after == null) {
                throw unknown;
            }
            throw impossible("cursor", "the 'next' of the part before");
        }
    }

    private int limit() {
        List<String> values = given.getOrDefault("limit", List.of());
        String text = values.isEmpty() ? String.valueOf(USUAL_LIMIT) : values.get(0);
        int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (values.size() > 1 || limit < 1 || limit > Paging.MOST) {
            throw impossible("limit", "a number from 1 to " + Paging.MOST);
        }
        return limit;
    }

    private static ProblemException impossible(String name, String words) {
        return Problem.MALFORMED.because("The query parameter '%s' must be given once, as %s.".formatted(name, words));
    }
}
