package dev.reinstate.worker.requests;

import static dev.reinstate.worker.requests.Operation.resolved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Values that a schema allows, and mostly such as mean something here. */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Of events, whose data the file leaves to docs/events.md. */
    private static final List<String> TYPES = List.of(
            "invoice.issued",
            "invoice.credited",
            "payment.recorded",
            "payment.allocated",
            "payment.reversed",
            "profile.changed",
            "vetting.changed",
            "provider.issue-reported",
            "abuse.found",
            "no.such-type");

    private final Random random;
    private final Known known;
    private final Map<String, Supplier<String>> byName;

    Values(Random random, Known known) {
        this.random = random;
        this.known = known;
        // Nothing may be called but this machine, and nothing listens there.
        Supplier<String> loopback = () -> "http://127.0.0.1:9/hook";
        Supplier<String> account = () -> known.one("accountId");
        Supplier<String> invoice = () -> "INV-" + random.nextInt(12);
        byName = Map.ofEntries(
                Map.entry("url", loopback),
                Map.entry("accountId", account),
                Map.entry("accountIds", account),
                Map.entry("account", account),
                Map.entry("provider", account),
                Map.entry("invoice", invoice),
                Map.entry("number", invoice),
                Map.entry("credits", invoice),
                Map.entry("subject", () -> "INV-1"),
                Map.entry("paymentId", () -> "pay-" + random.nextInt(30)),
                Map.entry("email", () -> "demo-partner@example.test"),
                Map.entry("billingZone", () -> of("UTC", "Europe/Berlin", "Pacific/Auckland")),
                Map.entry("language", () -> of("en", "de", "pt-BR")),
                Map.entry("amount", () -> of("1.00", "120.00", "0.01", "-5.00", "999999999999999999.99")),
                Map.entry("currency", () -> of("EUR", "EUR", "EUR", "USD", "JPY")),
                Map.entry("olderThan", () -> of("P30D", "PT4H")),
                // Mostly refused: each that is not costs the whole house a settling.
                Map.entry("advance", () -> of("PT0S", "PT0S", "-P1D", "P11Y", "PT1H")),
                Map.entry("at", () -> date(random.nextInt(200))),
                Map.entry("type", () -> TYPES.get(random.nextInt(TYPES.size()))),
                Map.entry("cursor", () -> known.one("cursor")));
    }

    private String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    JsonNode of(String name, JsonNode schema) {
        JsonNode it = resolved(schema);
        if (name.equals("ground") && random.nextBoolean()) {
            return JSON.textNode("BILLING_OVERDUE");
        }
        if (it.has("enum")) {
            return it.get("enum").get(random.nextInt(it.get("enum").size()));
        }
        if (it.has("oneOf")) {
            return of(name, it.get("oneOf").get(random.nextInt(it.get("oneOf").size())));
        }
        return switch (it.path("type").asText("object")) {
            case "object" -> name.equals("data") ? dataOfAnEvent() : object(it);
            case "array" -> array(name, it);
            case "integer", "number" -> JSON.numberNode(it.path("minimum").asInt(0) + random.nextInt(60));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(text(name, it));
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        List<String> required = new java.util.ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || random.nextInt(3) == 0) {
                object.set(property.getKey(), of(property.getKey(), property.getValue()));
            }
        });
        return object;
    }

    private ArrayNode array(String name, JsonNode schema) {
        ArrayNode array = JSON.arrayNode();
        int size = schema.path("minItems").asInt(0) + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            array.add(of(name, schema.path("items")));
        }
        return array;
    }

    private String text(String name, JsonNode schema) {
        if (byName.containsKey(name)) {
            return byName.get(name).get();
        }
        return switch (schema.path("format").asText()) {
            case "date" -> date(random.nextInt(150) - 120);
            case "date-time" -> instant();
            case "duration" -> of("P1D", "PT1H");
            case "uri" -> "https://example.test/" + random.nextInt(9);
            default ->
                schema.has("pattern") || name.endsWith("Id")
                        ? "id-" + random.nextInt(50)
                        : of("Looked at it.", "Wir haben bezahlt.", "x", "Grüße 👋", "Zwei\nZeilen");
        };
    }

    private static LocalDate today() {
        return Instant.now().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static String date(int days) {
        return today().plusDays(days).toString();
    }

    private String instant() {
        return Instant.now().plus(Duration.ofHours(random.nextInt(2000) - 400)).toString();
    }

    private ObjectNode dataOfAnEvent() {
        ObjectNode data = JSON.objectNode();
        data.put("accountId", known.one("accountId"));
        data.set("amount", JSON.objectNode().put("amount", text("amount", data)).put("currency", "EUR"));
        data.set("total", data.get("amount"));
        List.of("number", "paymentId", "invoice", "provider").forEach(name -> data.put(name, text(name, data)));
        List.of("issuedOn", "dueOn", "receivedOn", "reversedOn").forEach(name -> data.put(name, date(-20)));
        List.of("findingId", "issueId", "reportId", "reversalId", "allotmentId")
                .forEach(name -> data.put(name, name + random.nextInt(9)));
        data.put("severity", of("LOW", "SIGNIFICANT")).put("summary", "little").put("kind", "INVOICE");
        data.put("state", of("PENDING", "AUTHORIZED", "REJECTED")).put("reason", "said so");
        // An event takes only what is its own: with most of it gone, some are whole.
        List<String> names = new java.util.ArrayList<>();
        data.fieldNames().forEachRemaining(names::add);
        boolean payment = random.nextBoolean();
        List<String> ofPayment = List.of("accountId", "paymentId", "amount", "receivedOn");
        names.stream()
                .filter(name -> payment ? !ofPayment.contains(name) : random.nextInt(3) > 0)
                .forEach(data::remove);
        return data;
    }
}
