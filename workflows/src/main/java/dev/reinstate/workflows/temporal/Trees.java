package dev.reinstate.workflows.temporal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Walks through JSON. */
final class Trees {

    private Trees() {}

    /** The same tree with other leaves. */
    static JsonNode mapped(JsonNode tree, UnaryOperator<JsonNode> leaf) {
        if (tree instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), mapped(field.getValue(), leaf)));
            return copy;
        }
        if (tree instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(mapped(item, leaf)));
            return copy;
        }
        return leaf.apply(tree);
    }

    /**
     * What of the first is different in the second. What only the second has is new, and nobody who wrote the first can
     * have meant anything by it.
     *
     * @param everyField also what the first has and the second lacks is a difference
     */
    static Optional<String> different(String where, JsonNode before, JsonNode now, boolean everyField) {
        if (before instanceof ObjectNode object && now.isObject()) {
            return object.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .filter(field -> everyField || now.has(field.getKey()))
                    .flatMap(field -> different(
                            where.isEmpty() ? field.getKey() : where + "." + field.getKey(),
                            field.getValue(),
                            now.path(field.getKey()),
                            everyField)
                            .stream())
                    .findFirst();
        }
        if (before.isArray() && now.isArray() && before.size() == now.size()) {
            List<String> found = new ArrayList<>();
            for (int at = 0; at < before.size(); at++) {
                different(where + "[" + at + "]", before.get(at), now.get(at), everyField)
                        .ifPresent(found::add);
            }
            return found.stream().findFirst();
        }
        return before.equals(now) ? Optional.empty() : Optional.of(said(where, before, now));
    }

    private static String said(String where, JsonNode before, JsonNode now) {
        String subject = where.isEmpty() ? "it" : where;
        String was = subject + " is " + before + " in the history";
        return now.isMissingNode() ? was + "; this build has no " + subject : was + ", " + now + " in this build";
    }
}
