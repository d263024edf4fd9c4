package dev.reinstate.worker.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What somebody puts where a value belongs, and does to a body. */
final class Mischief {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Stands for half a surrogate pair, which only an escape can write. */
    private static final String HALF = "@half@";

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "a\r\nBcc: somebody@example.test",
            "\u001b[31m",
            "\u202eabc",
            "\ufeff",
            "\uffff",
            HALF,
            "👩‍👩‍👧‍👦".repeat(20),
            "e\u0301".repeat(100),
            "' or 1=1 --",
            "\\",
            "\"",
            "%00",
            "%s%n%d",
            "${jndi:ldap://127.0.0.1:9/x}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "..",
            "a/b",
            "null",
            "true",
            "NaN",
            "-0",
            "0.00",
            "-1.00",
            "1e400",
            "0.000000000000000000000000000000000000000000000000000000000001",
            "99999999999999999999999",
            "0000-00-00",
            "2026-02-30",
            "1900-01-01",
            "9999-12-31",
            "+999999999-12-31",
            "9999-12-31T23:59:59.999999999Z",
            "1900-01-01T00:00:00Z",
            "2026-11-01T00:00:00+18:00",
            "-999999999-01-01T00:00:00+18:00",
            "PT-1S",
            "P999999999999999999D",
            "x".repeat(101),
            "x".repeat(4001),
            "x".repeat(70_000));

    private final Random random;

    Mischief(Random random) {
        this.random = random;
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private JsonNode value() {
        return switch (random.nextInt(14)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt());
            case 3 -> JSON.numberNode(BigInteger.TEN.pow(400));
            case 4 -> JSON.numberNode(0.1);
            case 5 -> JSON.arrayNode();
            case 6 -> JSON.objectNode();
            case 7 -> deep(60);
            case 8 -> many(1500);
            default -> JSON.textNode(text());
        };
    }

    private static JsonNode deep(int levels) {
        JsonNode deep = JSON.arrayNode();
        for (int i = 0; i < levels; i++) {
            deep = JSON.arrayNode().add(deep);
        }
        return deep;
    }

    private static JsonNode many(int items) {
        ArrayNode many = JSON.arrayNode();
        for (int i = 0; i < items; i++) {
            many.add("x" + i);
        }
        return many;
    }

    /** Somewhere in it something is not as it was. */
    void into(JsonNode body) {
        List<Consumer<JsonNode>> places = new ArrayList<>();
        collect(body, places);
        if (!places.isEmpty()) {
            places.get(random.nextInt(places.size())).accept(value());
        }
        if (body instanceof ObjectNode object && random.nextInt(4) == 0) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            if (!names.isEmpty() && random.nextBoolean()) {
                object.remove(names.get(random.nextInt(names.size())));
            } else {
                object.set(random.nextBoolean() ? "colour" : text(), value());
            }
        }
    }

    private static void collect(JsonNode node, List<Consumer<JsonNode>> places) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> places.add(other -> object.set(name, other)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                places.add(other -> array.set(at, other));
            }
        }
        node.forEach(child -> collect(child, places));
    }

    static byte[] written(JsonNode body) {
        return body.toString().replace(HALF, "\\ud800").getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes are not what they were. */
    byte[] broken(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        List<UnaryOperator<String>> ways = List.of(
                whole -> whole.substring(0, random.nextInt(whole.length() + 1)),
                whole -> whole + whole,
                whole -> whole.replaceFirst("\\{", "{\"x\":1,\"x\":2,"),
                whole -> "[".repeat(20_000),
                whole -> "{\"a\":".repeat(3000) + "1" + "}".repeat(3000),
                whole -> "\ufeff" + whole,
                whole -> "\u0000" + whole,
                whole -> whole.replace('"', '\''),
                whole -> "/* */" + whole,
                whole -> whole.replaceFirst(":", ":NaN,\"y\":"),
                whole -> "",
                whole -> "null",
                whole -> "\"text\"",
                whole -> "[" + whole + "]",
                whole -> "{\"n\":" + "9".repeat(5000) + "}",
                whole -> "{\"" + "n".repeat(60_000) + "\":1}",
                whole -> whole + " ".repeat(random.nextInt(8) == 0 ? 1 << 20 : 100));
        int way = random.nextInt(ways.size() + 2);
        if (way == ways.size()) {
            return text.getBytes(StandardCharsets.UTF_16);
        }
        return way > ways.size() ? notUtf8(body) : ways.get(way).apply(text).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] notUtf8(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = random.nextInt(body.length + 1);
        out.write(body, 0, at);
        out.write(0xc3);
        out.write(0x28);
        out.write(body, at, body.length - at);
        return out.toByteArray();
    }
}
