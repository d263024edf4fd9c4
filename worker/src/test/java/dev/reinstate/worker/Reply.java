package dev.reinstate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** What the API answered. */
record Reply(String request, HttpResponse<String> response) {

    private static final ObjectMapper JSON = new ObjectMapper();

    int status() {
        return response.statusCode();
    }

    Reply is(int status) {
        assertThat(status()).as("%s: %s", request, response.body()).isEqualTo(status);
        return this;
    }

    JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException cause) {
            throw new AssertionError(request + " was not answered with JSON: " + response.body(), cause);
        }
    }

    List<JsonNode> items() {
        return list(is(200).json().path("items"));
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    @Override
    public String toString() {
        return request + " -> " + status() + " " + response.body();
    }
}
