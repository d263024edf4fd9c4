package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object. Whatever is wrong with one is noted and a stand-in given, so that a caller learns all of
 * it at once; {@link #end} reports it, and what came that nobody asked for. A {@code null} is the same as nothing.
 */
final class Body {

    private final JsonNode object;
    private final String place;
    private final Faults faults;
    private final boolean strict;
    private final Set<String> asked = new HashSet<>();

    private Body(JsonNode object, String place, Faults faults, boolean strict) {
        this.object = object;
        this.place = place;
        this.faults = faults;
        this.strict = strict;
    }

    static Body of(JsonNode object) {
        return new Body(object, "", new Faults(), true);
    }

    /** What a neighbour says beyond what is asked of it is its own affair. */
    static Body tolerant(JsonNode object, String place) {
        return new Body(object, place, new Faults(), false);
    }

    <T> T required(String name, Shape<T> shape) {
        JsonNode node = field(name);
        return node == null ? missing(name, shape.words(), shape.standIn()) : read(name, node, shape);
    }

    <T> @Nullable T optional(String name, Shape<T> shape) {
        JsonNode node = field(name);
        return node == null ? null : read(name, node, shape);
    }

    <T> T required(String name, Function<Body, T> reading) {
        JsonNode node = field(name);
        return inside(name, node == null ? missing(name, "an object", nothing()) : node, reading);
    }

    /** An object that may be missing is read as an empty one. */
    <T> T optional(String name, Function<Body, T> reading) {
        JsonNode node = field(name);
        return inside(name, node == null ? nothing() : node, reading);
    }

    <T> List<T> list(String name, int most, Function<Body, T> reading) {
        JsonNode node = field(name);
        String words = "a list of at most %d objects".formatted(most);
        if (node == null || !node.isArray() || node.size() > most) {
            return node == null ? missing(name, words, List.of()) : wrong(name, words, List.of());
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(inside(name + "/" + i, node.get(i), reading));
        }
        return items;
    }

    /** Texts of one shape; none if the field is missing. */
    <T> List<T> texts(String name, int most, Shape<T> shape) {
        JsonNode node = field(name);
        String words = "a list of at most %d strings, each %s".formatted(most, shape.words());
        if (node == null || !node.isArray() || node.size() > most) {
            return node == null ? List.of() : wrong(name, words, List.of());
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(read(name + "/" + i, node.get(i), shape));
        }
        return items;
    }

    /** A whole number from one on. */
    long ordinal(String name) {
        JsonNode node = field(name);
        String words = "a whole number from 1 on";
        if (node == null) {
            return missing(name, words, 1L);
        }
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() > 0
                ? node.longValue()
                : wrong(name, words, 1L);
    }

    boolean has(String name) {
        return field(name) != null;
    }

    /** The same, with at least one. */
    <T> List<T> someTexts(String name, int most, Shape<T> shape) {
        JsonNode node = field(name);
        if (node == null || (node.isArray() && node.isEmpty())) {
            String words = "a list of 1 to %d strings".formatted(most);
            return node == null ? missing(name, words, List.of()) : wrong(name, words, List.of());
        }
        return texts(name, most, shape);
    }

    @Nullable
    Boolean flag(String name) {
        JsonNode node = field(name);
        if (node == null || node.isBoolean()) {
            return node == null ? null : node.booleanValue();
        }
        return wrong(name, "true or false, without quotes", false);
    }

    /** The field can be read but makes no sense here: 422. */
    void senseless(String name, String detail) {
        faults.senseless(at(name), detail);
    }

    /** Reports all that is wrong, here and in the objects inside. */
    void end() {
        nothingElse();
        faults.report();
    }

    private <T> T read(String name, JsonNode node, Shape<T> shape) {
        return node.isTextual()
                ? shape.reading().apply(node.textValue()).orElseGet(() -> wrong(name, shape.words(), shape.standIn()))
                : wrong(name, "a string, " + shape.words(), shape.standIn());
    }

    private <T> T inside(String name, JsonNode node, Function<Body, T> reading) {
        boolean fits = node.isObject();
        JsonNode there = fits ? node : wrong(name, "an object", nothing());
        Body inside = new Body(there, place + "/" + name, fits ? faults : new Faults(), strict);
        T value = reading.apply(inside);
        inside.nothingElse();
        return value;
    }

    private @Nullable JsonNode field(String name) {
        asked.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private void nothingElse() {
        object.fieldNames().forEachRemaining(name -> {
            if (strict && !asked.contains(name)) {
                faults.malformed(at(Faults.escaped(name)), "is not known here");
            }
        });
    }

    private <T> T missing(String name, String words, T standIn) {
        faults.malformed(at(name), "is missing: must be " + words);
        return standIn;
    }

    private <T> T wrong(String name, String words, T standIn) {
        faults.malformed(at(name), "must be " + words);
        return standIn;
    }

    private String at(String name) {
        return place + "/" + name;
    }

    private static JsonNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
