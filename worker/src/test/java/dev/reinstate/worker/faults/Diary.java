package dev.reinstate.worker.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reinstate.worker.faults.judge.Acknowledged;
import dev.reinstate.worker.faults.judge.Acknowledged.Kind;
import dev.reinstate.worker.faults.judge.Letter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What clients were told, on the disk before they act on it. The judge reads it back from there. */
record Diary(SyncedLog log) {

    void write(String account, Kind kind, String key, String id, Map<String, String> codes, int lost) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", Instant.now().toString());
        line.put("account", account);
        line.put("kind", kind.name());
        line.put("key", key);
        line.put("id", id);
        line.put("codes", codes);
        line.put("lost", lost);
        log.write(line);
    }

    static List<Acknowledged> acknowledged(Path file) throws IOException {
        List<Acknowledged> all = new ArrayList<>();
        for (JsonNode line : SyncedLog.read(file)) {
            Map<String, String> codes = new HashMap<>();
            line.path("codes")
                    .fields()
                    .forEachRemaining(
                            code -> codes.put(code.getKey(), code.getValue().asText()));
            all.add(new Acknowledged(
                    Instant.parse(line.path("at").asText()),
                    line.path("account").asText(),
                    Kind.valueOf(line.path("kind").asText()),
                    line.path("key").asText(),
                    line.path("id").asText(),
                    codes,
                    line.path("lost").asInt()));
        }
        return all;
    }

    static List<Letter> letters(Path file) throws IOException {
        Map<Long, Instant> answered = new HashMap<>();
        List<JsonNode> lines = SyncedLog.read(file);
        lines.stream()
                .filter(line -> line.has("answered"))
                .forEach(line -> answered.put(line.path("answered").asLong(), at(line, "at")));
        return lines.stream()
                .filter(line -> line.has("letter"))
                .map(line -> letter(line, answered.get(line.path("letter").asLong())))
                .toList();
    }

    private static Letter letter(JsonNode line, @Nullable Instant answered) {
        return new Letter(
                at(line, "began"),
                at(line, "at"),
                answered,
                line.path("to").asText(),
                line.path("messageId").asText(),
                line.path("subject").asText());
    }

    private static Instant at(JsonNode line, String field) {
        return Instant.parse(line.path(field).asText());
    }
}
