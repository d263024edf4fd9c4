package dev.reinstate.api.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a parameter may be, in words. */
final class Values {

    private Values() {}

    static String of(JsonNode schema) {
        if (schema.has("enum")) {
            List<String> constants = new ArrayList<>();
            schema.path("enum").forEach(each -> constants.add("`" + each.asText() + "`"));
            return String.join(", ", constants);
        }
        List<String> words = new ArrayList<>();
        words.add(schema.path("format").asText(schema.path("type").asText()));
        range(words, schema.path("minimum"), schema.path("maximum"), "");
        range(words, schema.path("minLength"), schema.path("maxLength"), " characters");
        if (schema.has("pattern")) {
            words.add("as `" + schema.path("pattern").asText() + "`");
        }
        if (schema.has("default")) {
            words.add(schema.path("default").asText() + " when absent");
        }
        return String.join(", ", words);
    }

    private static void range(List<String> words, JsonNode from, JsonNode to, String unit) {
        if (!from.isMissingNode() && !to.isMissingNode()) {
            words.add(from.asText() + " to " + to.asText() + unit);
        } else if (!from.isMissingNode()) {
            words.add("at least " + from.asText() + unit);
        } else if (!to.isMissingNode()) {
            words.add("at most " + to.asText() + unit);
        }
    }
}
