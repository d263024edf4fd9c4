package dev.reinstate.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** An answer. */
record Reply(HttpResponse<String> response) {

    int status() {
        return response.statusCode();
    }

    String text() {
        return response.body();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    JsonNode json() {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A field, by its JSON Pointer. */
    String at(String pointer) {
        return json().at(pointer).asText();
    }

    /** All errors of a problem, as {@code /pointer detail}. */
    List<String> errors() {
        List<String> errors = new ArrayList<>();
        json().path("errors")
                .forEach(each -> errors.add(
                        each.get("pointer").asText() + " " + each.get("detail").asText()));
        return errors;
    }

    Reply isProblem(int status, String slug) {
        assertThat(status()).as(text()).isEqualTo(status);
        assertThat(header("content-type")).isEqualTo("application/problem+json");
        assertThat(at("/type")).isEqualTo("/problems/" + slug);
        assertThat(json().get("status").asInt()).isEqualTo(status);
        assertThat(at("/instance")).isEqualTo(response.uri().getRawPath());
        return this;
    }

    Reply is(int status) {
        assertThat(status()).as(text()).isEqualTo(status);
        return this;
    }
}
