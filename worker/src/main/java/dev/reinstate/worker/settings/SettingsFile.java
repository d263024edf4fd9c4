package dev.reinstate.worker.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The TOML file with settings: tables of ours, and {@code [profile.…]} tables, which are Temporal's. */
final class SettingsFile {

    private static final String TEMPORALS = "profile";

    private SettingsFile() {}

    /** What it says, by {@code table.key}; what is wrong with it is added to the faults. */
    static Map<String, String> read(Path file, List<String> faults) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            JsonNode root = new TomlMapper().readTree(Files.readString(file));
            root.properties().stream()
                    .filter(entry -> !entry.getKey().equals(TEMPORALS))
                    .forEach(entry -> flatten(entry.getKey(), entry.getValue(), values));
        } catch (JsonProcessingException malformed) {
            faults.add("%s is not TOML: %s (line %s)"
                    .formatted(
                            file,
                            malformed.getOriginalMessage(),
                            malformed.getLocation() == null
                                    ? "unknown"
                                    : malformed.getLocation().getLineNr()));
        } catch (IOException unreadable) {
            faults.add("the settings file %s cannot be read (%s): name another with --config or REINSTATE_CONFIG"
                    .formatted(file, unreadable.getClass().getSimpleName()));
        }
        values.keySet().stream()
                .filter(key -> Setting.ofKey(key).isEmpty())
                .forEach(key -> faults.add("%s in %s is not a setting: see docs/configuration.md for those there are"
                        .formatted(key, file)));
        return values;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(path + "." + entry.getKey(), entry.getValue(), values));
        } else {
            values.put(path, node.isValueNode() ? node.asText() : node.toString());
        }
    }
}
