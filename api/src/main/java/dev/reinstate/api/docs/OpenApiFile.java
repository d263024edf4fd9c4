package dev.reinstate.api.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The published file as a tree. It is our own, of the class path: nothing that somebody sent is ever read as YAML. */
final class OpenApiFile {

    private final JsonNode document;

    private OpenApiFile(JsonNode document) {
        this.document = document;
    }

    static OpenApiFile read() {
        try (InputStream in = OpenApiFile.class.getResourceAsStream("/openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("/openapi.yaml is not on the class path");
            }
            return new OpenApiFile(new YAMLMapper().readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("/openapi.yaml cannot be read", unreadable);
        }
    }

    JsonNode at(String pointer) {
        return document.at(pointer);
    }

    /** What is meant where the file only points to it. */
    JsonNode resolved(JsonNode node) {
        JsonNode pointer = node.path("$ref");
        return pointer.isTextual() ? resolved(document.at(pointer.asText().substring(1))) : node;
    }
}
