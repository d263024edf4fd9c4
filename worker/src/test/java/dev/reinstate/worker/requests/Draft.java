package dev.reinstate.worker.requests;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A request while it is made. */
final class Draft {

    /** A name and a value: of a header as it is, of the query still to be encoded. */
    record Pair(String name, String value) {}

    final Operation of;
    String method;
    String path;
    final List<Pair> query = new ArrayList<>();
    final List<Pair> headers = new ArrayList<>();
    /** Put behind the encoded query as it is. */
    String queryTail = "";

    byte[] body;
    /** Null where none is taken. */
    JsonNode json;

    /** Whether the headers say, rightly or not, how long the body is; then no more is sent than there is. */
    boolean lengthSaid;

    Draft(Operation of) {
        this.of = of;
        this.method = of.method();
        this.path = of.path();
    }

    void header(String name, String value) {
        headers.add(new Pair(name, value));
    }

    void drop(String name) {
        headers.removeIf(header -> header.name().equals(name));
    }

    Sent sealed() {
        List<String> lines = headers.stream()
                .map(header -> header.name() + ": " + header.value())
                .collect(Collectors.toCollection(ArrayList::new));
        lines.add("Connection: close");
        if (!lengthSaid && (body.length > 0 || method.equals("POST") || method.equals("PUT"))) {
            lines.add("Content-Length: " + body.length);
        }
        String asked = query.stream()
                        .map(pair -> encoded(pair.name()) + "=" + encoded(pair.value()))
                        .collect(Collectors.joining("&"))
                + queryTail;
        return new Sent(method, asked.isEmpty() ? path : path + "?" + asked, lines, body, lengthSaid);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
