package dev.reinstate.worker.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A method of an address, as the published file has it.
 *
 * @param body the schema of what it takes; missing where it takes nothing
 * @param example a body that it would take; missing where it takes nothing
 */
public record Operation(String method, String path, List<Parameter> parameters, JsonNode body, JsonNode example) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private static final JsonNode FILE = file();

    /** A parameter: in the path, the query or a header. */
    public record Parameter(String name, String in, boolean required, JsonNode schema) {}

    /** All of them, in the order of the file. */
    public static List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        FILE.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        all.add(of(method.getKey(), path.getKey(), path.getValue(), method.getValue()));
                    }
                }));
        return all;
    }

    private static Operation of(String method, String path, JsonNode shared, JsonNode node) {
        List<Parameter> parameters = new ArrayList<>();
        Stream.of(shared, node)
                .forEach(holder -> holder.path("parameters").forEach(each -> {
                    JsonNode it = resolved(each);
                    parameters.add(new Parameter(
                            it.get("name").asText(),
                            it.get("in").asText(),
                            it.path("required").asBoolean(),
                            resolved(it.get("schema"))));
                }));
        JsonNode taken = node.at("/requestBody/content/application~1json");
        JsonNode body = taken.path("schema");
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                parameters,
                body.isMissingNode() ? MissingNode.getInstance() : resolved(body),
                taken.path("example"));
    }

    /** What is meant where the file only points to it. */
    static JsonNode resolved(JsonNode node) {
        JsonNode pointer = node.path("$ref");
        return pointer.isTextual() ? resolved(FILE.at(pointer.asText().substring(1))) : node;
    }

    private static JsonNode file() {
        try (InputStream in = Operation.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Parameter> in(String place) {
        return parameters.stream().filter(each -> each.in().equals(place)).toList();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
