package dev.reinstate.api.docs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.api.Problem;
import dev.reinstate.api.docs.Reference.Operation;
import dev.reinstate.api.docs.Reference.Parameter;
import dev.reinstate.api.docs.Reference.Part;
import dev.reinstate.api.docs.Reference.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the reference of the published file. Of an OpenAPI file it knows what ours uses. */
final class ReferenceReader {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private static final String PROBLEM = "application/problem+json";

    private final OpenApiFile file;

    ReferenceReader(OpenApiFile file) {
        this.file = file;
    }

    Reference read() {
        List<Part> parts = new ArrayList<>();
        file.at("/tags").forEach(tag -> parts.add(part(text(tag, "name"), text(tag, "description"))));
        JsonNode info = file.at("/info");
        return new Reference(
                text(info, "title"),
                text(info, "version"),
                text(info, "summary"),
                text(info, "description"),
                List.copyOf(parts));
    }

    private Part part(String name, String about) {
        List<Operation> operations = new ArrayList<>();
        file.at("/paths").properties().forEach(path -> {
            for (String method : METHODS) {
                JsonNode node = path.getValue().path(method);
                if (node.at("/tags/0").asText().equals(name)) {
                    operations.add(operation(method, path.getKey(), path.getValue(), node));
                }
            }
        });
        return new Part(name, about, List.copyOf(operations));
    }

    private Operation operation(String method, String path, JsonNode shared, JsonNode node) {
        List<Response> responses = new ArrayList<>();
        node.path("responses")
                .properties()
                .forEach(each -> responses.add(response(each.getKey(), file.resolved(each.getValue()))));
        JsonNode security = node.path("security");
        return new Operation(
                text(node, "operationId"),
                method.toUpperCase(Locale.ROOT),
                path,
                text(node, "summary"),
                text(node, "description"),
                security.isArray() && security.isEmpty(),
                parameters(shared, node),
                example(file.resolved(node.path("requestBody"))),
                List.copyOf(responses));
    }

    private List<Parameter> parameters(JsonNode shared, JsonNode operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode holder : List.of(shared, operation)) {
            holder.path("parameters").forEach(each -> parameters.add(parameter(file.resolved(each))));
        }
        return List.copyOf(parameters);
    }

    private Parameter parameter(JsonNode node) {
        return new Parameter(
                text(node, "name"),
                text(node, "in"),
                node.path("required").asBoolean(),
                Values.of(file.resolved(node.path("schema"))),
                text(node, "description"));
    }

    private static Response response(String status, JsonNode node) {
        List<String> headers = new ArrayList<>();
        node.path("headers").fieldNames().forEachRemaining(headers::add);
        boolean problem = node.path("content").has(PROBLEM);
        return new Response(
                status,
                text(node, "description"),
                List.copyOf(headers),
                problem ? null : example(node),
                problem ? problems(status) : List.of());
    }

    private static List<Problem> problems(String status) {
        return Arrays.stream(Problem.values())
                .filter(each -> String.valueOf(each.status()).equals(status))
                .toList();
    }

    /** Of a body of whatever content type; null where there is none. */
    private static @Nullable String example(JsonNode holder) {
        for (JsonNode content : holder.path("content")) {
            if (content.has("example")) {
                return Examples.of(content.path("example"));
            }
        }
        return null;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText().strip();
    }
}
