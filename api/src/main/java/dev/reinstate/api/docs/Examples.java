package dev.reinstate.api.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

/** JSON for the eye: a field a line, the same on every machine. */
final class Examples {

    private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");

    private static final ObjectWriter PRETTY = new ObjectMapper()
            .writer(new DefaultPrettyPrinter().withObjectIndenter(TWO_SPACES).withArrayIndenter(TWO_SPACES));

    private Examples() {}

    /** An example of the file: what is text there is text that goes out. */
    static String of(JsonNode example) {
        return example.isTextual() ? example.asText() : json(example);
    }

    static String json(Object example) {
        try {
            return PRETTY.writeValueAsString(example);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an example is plain data", impossible);
        }
    }
}
