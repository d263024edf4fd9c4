package dev.reinstate.worker.requests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a caller could know by now: ids and tags that stood in answers. Without them hardly a request gets anywhere. */
public final class Known {

    /** Enough to meet old ones and new ones. */
    private static final int MOST_OF_A_KIND = 40;

    /** The id of what is listed at the end of such an address goes by this name elsewhere. */
    private static final Map<String, String> OF_A_LIST = Map.ofEntries(
            Map.entry("accounts", "accountId"),
            Map.entry("cases", "caseId"),
            Map.entry("tasks", "taskId"),
            Map.entry("notices", "noticeId"),
            Map.entry("exemptions", "exemptionId"),
            Map.entry("disputes", "disputeId"),
            Map.entry("keys", "keyId"),
            Map.entry("targets", "targetId"),
            Map.entry("views", "name"));

    private final Map<String, List<String>> ids = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private final Random random;

    public Known(Random random) {
        this.random = random;
        List.of("billing", "profile", "vetting", "provider", "trust").forEach(source -> add("id", source));
    }

    public void add(String name, String id) {
        List<String> known = ids.computeIfAbsent(name, any -> new ArrayList<>());
        if (known.contains(id)) {
            return;
        }
        if (known.size() < MOST_OF_A_KIND) {
            known.add(id);
        } else {
            known.set(random.nextInt(MOST_OF_A_KIND), id);
        }
    }

    String one(String name) {
        List<String> known = ids.getOrDefault(name, List.of());
        return known.isEmpty() || random.nextInt(20) == 0 ? "absent" : known.get(random.nextInt(known.size()));
    }

    String tag(String address) {
        return tags.getOrDefault(address, "\"x\"");
    }

    /** Learns from an answer. */
    void learn(String address, Answered answered) {
        if (answered.status() >= 300 || !answered.type().endsWith("json")) {
            return;
        }
        String tag = answered.header("etag");
        if (tag != null) {
            tags.put(address, tag);
        }
        String[] steps = address.split("/");
        String list = steps[steps.length - 1];
        answered.json().path("items").forEach(item -> learn(OF_A_LIST.get(list), item));
        learn(OF_A_LIST.get(list), answered.json());
        learn(OF_A_LIST.get(list), answered.json().path("key"));
        learn(OF_A_LIST.get(list), answered.json().path("target"));
    }

    private void learn(String name, JsonNode item) {
        if (name != null && item.path("id").isTextual()) {
            add(name, item.get("id").asText());
        }
        if ("name".equals(name) && item.path("name").isTextual()) {
            add(name, item.get("name").asText());
        }
        item.properties().forEach(field -> {
            if (field.getKey().endsWith("Id") && field.getValue().isTextual()) {
                add(field.getKey(), field.getValue().asText());
            }
        });
        if (item.path("eventId").isTextual()) {
            add("id", item.get("eventId").asText());
        }
    }
}
