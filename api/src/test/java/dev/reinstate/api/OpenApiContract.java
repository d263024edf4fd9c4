package dev.reinstate.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The published OpenAPI file as a judge of live answers. It is stricter than the file itself: a field that the file does
 * not name is a fault too, so that nothing goes out undocumented.
 */
public final class OpenApiContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode document;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    /** By the very place in the file: reading one takes longer than the answer that is judged by it. */
    private final Map<JsonNode, Schema> read = Collections.synchronizedMap(new IdentityHashMap<>());

    private OpenApiContract(JsonNode document) {
        this.document = document;
    }

    /** The file as it is served. */
    public static OpenApiContract read() {
        try (InputStream in = OpenApiContract.class.getResourceAsStream("/openapi.yaml")) {
            JsonNode document = new YAMLMapper().readTree(in);
            close(document);
            return new OpenApiContract(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(OpenApiContract::close);
    }

    /** Every operation, as {@code GET /v1/accounts/{accountId}}. */
    public Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(name -> {
                    if (METHODS.contains(name)) {
                        operations.add(name.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return operations;
    }

    /** The names of an operation's parameters of one kind: path, query or header. */
    public Set<String> parameters(String operation, String in) {
        Set<String> names = new TreeSet<>();
        JsonNode path = document.get("paths").get(operation.split(" ")[1]);
        List.of(path.path("parameters"), operation(operation).path("parameters"))
                .forEach(list -> list.forEach(each -> {
                    JsonNode parameter = resolved(each);
                    if (parameter.get("in").asText().equals(in)) {
                        names.add(parameter.get("name").asText());
                    }
                }));
        return names;
    }

    /** The statuses that an operation can answer. */
    public Set<String> statuses(String operation) {
        Set<String> statuses = new TreeSet<>();
        operation(operation).get("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }

    /**
     * What is wrong with a live answer; empty if nothing is.
     *
     * @param path as called, without the query
     * @param contentType null where there is no body
     */
    public List<String> faults(String method, String path, int status, String contentType, String body) {
        String operation = operationAt(method.equals("HEAD") ? "GET" : method, path);
        if (operation == null) {
            return status >= 400
                    ? problem(method, contentType, body)
                    : List.of(method + " " + path + " is not in the file");
        }
        JsonNode response = operation(operation).get("responses").get(String.valueOf(status));
        if (response == null) {
            return List.of("%s may not answer %d, says the file".formatted(operation, status));
        }
        return method.equals("HEAD") ? List.of() : body(resolved(response), contentType, body);
    }

    private List<String> problem(String method, String contentType, String body) {
        return method.equals("HEAD")
                ? List.of()
                : body(document.at("/components/responses/NotFound"), contentType, body);
    }

    private List<String> body(JsonNode response, String contentType, String body) {
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of("there should be no body: " + body);
        }
        String type = contentType == null ? "none" : contentType.replaceAll(";.*", "");
        if (!content.has(type)) {
            return List.of("the content type is " + type + ", the file says " + content.properties());
        }
        return type.endsWith("json") ? against(content.get(type).get("schema"), json(body)) : List.of();
    }

    /** What is wrong with a value of a named schema. */
    public List<String> faultsOf(String schema, String json) {
        return against(document.at("/components/schemas/" + schema), json(json));
    }

    /** The constants that the file allows somewhere. */
    public Set<String> constants(String pointer) {
        Set<String> constants = new TreeSet<>();
        document.at(pointer).path("enum").forEach(each -> constants.add(each.asText()));
        return constants;
    }

    /** What is wrong with the file's own examples. */
    public List<String> faultsOfExamples() {
        List<String> faults = new ArrayList<>();
        for (JsonNode schemaHolder : document.findParents("schema")) {
            if (schemaHolder.has("example")) {
                against(schemaHolder.get("schema"), schemaHolder.get("example"))
                        .forEach(fault -> faults.add(schemaHolder.get("example") + ": " + fault));
            }
        }
        return faults;
    }

    /** Media types, of requests and of answers, that have no example. */
    public List<String> withoutExample() {
        List<String> without = new ArrayList<>();
        document.findValues("content")
                .forEach(content -> content.properties().stream()
                        .filter(type -> !type.getValue().has("example"))
                        .map(Map.Entry::toString)
                        .forEach(without::add));
        return without;
    }

    private List<String> against(JsonNode schema, JsonNode value) {
        return read.computeIfAbsent(schema, this::whole).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    private Schema whole(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.set("components", document.get("components"));
        whole.putArray("allOf").add(schema);
        return schemas.getSchema(whole);
    }

    private JsonNode operation(String operation) {
        String[] parts = operation.split(" ");
        return document.get("paths").get(parts[1]).get(parts[0].toLowerCase(java.util.Locale.ROOT));
    }

    private String operationAt(String method, String path) {
        return operations().stream()
                .filter(operation -> operation.startsWith(method + " "))
                .filter(operation ->
                        path.matches(operation.split(" ")[1].replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+")))
                .min((one, other) -> one.indexOf('{') < 0 ? -1 : 1)
                .orElse(null);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
