package dev.reinstate.worker.terms;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** A JSON document, and on which line each of its values is. */
final class LocatedJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JsonNode root;
    private final Map<String, Integer> lines = new HashMap<>();

    private LocatedJson(JsonNode root) {
        this.root = root;
    }

    /** Throws an {@link IllegalArgumentException} that says where the text is no JSON. */
    static LocatedJson read(String text) {
        try {
            LocatedJson json = new LocatedJson(MAPPER.readTree(text));
            json.locate(text);
            return json;
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw new IllegalArgumentException("line " + line + ": no JSON: " + broken.getOriginalMessage(), broken);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private void locate(String text) throws IOException {
        try (JsonParser parser = MAPPER.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.FIELD_NAME && !token.isStructEnd()) {
                    boolean opens = token.isStructStart();
                    var context = opens ? parser.getParsingContext().getParent() : parser.getParsingContext();
                    lines.put(
                            context.pathAsPointer().toString(),
                            parser.currentTokenLocation().getLineNr());
                }
            }
        }
    }

    JsonNode root() {
        return root;
    }

    /** As in {@code line 4}; of what is missing, the line of what it is missing from. */
    int line(String pointer) {
        Integer line = lines.get(pointer);
        int above = pointer.lastIndexOf('/');
        return line != null ? line : above < 0 ? 1 : line(pointer.substring(0, above));
    }
}
