package dev.reinstate.worker.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.reinstate.api.Token;
import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bearer tokens that are taken: {@code [[token]]} tables with the actor, its role, its clouds and the token's SHA-256. */
final class TokensFile {

    private static final Set<String> KEYS = Set.of("actor", "role", "clouds", "sha256", "email");

    private final Path file;
    private final List<String> faults;
    private final Set<String> actors = new HashSet<>();

    private TokensFile(Path file, List<String> faults) {
        this.file = file;
        this.faults = faults;
    }

    static List<Token> read(Path file, List<String> faults) {
        try {
            JsonNode tokens = new TomlMapper().readTree(Files.readString(file)).path("token");
            if (!tokens.isArray() || tokens.isEmpty()) {
                faults.add("%s holds no [[token]]: nobody could sign in (docs/configuration.md)".formatted(file));
            }
            TokensFile reading = new TokensFile(file, faults);
            List<Token> read = new ArrayList<>();
            tokens.forEach(token -> read.add(reading.token(token, read.size() + 1)));
            return read;
        } catch (JsonProcessingException malformed) {
            faults.add("%s is not TOML: %s".formatted(file, malformed.getOriginalMessage()));
        } catch (IOException unreadable) {
            faults.add("REINSTATE_TOKENS_FILE is %s, which cannot be read (%s)"
                    .formatted(file, unreadable.getClass().getSimpleName()));
        }
        return List.of();
    }

    private Token token(JsonNode node, int number) {
        String where = "[[token]] number %s in %s".formatted(number, file);
        node.properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> faults.add("%s: '%s' is not known there".formatted(where, key)));
        String actor = node.path("actor").asText("");
        if (!actor.matches("[A-Za-z0-9._@-]{1,100}")) {
            faults.add("%s: actor is '%s': write a stable name of letters, digits and . _ @ -".formatted(where, actor));
        } else if (!actors.add(actor)) {
            faults.add("%s: actor '%s' is there already: each actor has one token".formatted(where, actor));
        }
        String sha256 = node.path("sha256").asText("");
        if (!sha256.matches("[0-9a-fA-F]{64}")) {
            faults.add("%s: sha256 is not 64 hexadecimal digits: write the token's SHA-256".formatted(where));
        }
        Role role = constant(Role.class, node.path("role").asText(""), where + ": role");
        String email = node.path("email").asText(null);
        if (role == Role.SYSTEM) {
            faults.add("%s: role SYSTEM is for our own processes".formatted(where));
        }
        if ((role == Role.PARTNER) != (email != null)) {
            faults.add("%s: an email goes with role PARTNER, and only with that".formatted(where));
        }
        return new Token(actor, role == null ? Role.ENGINEER : role, clouds(node, role, where), sha256, email);
    }

    private Set<Cloud> clouds(JsonNode node, @Nullable Role role, String where) {
        Set<Cloud> clouds = EnumSet.noneOf(Cloud.class);
        for (JsonNode cloud : node.path("clouds")) {
            Cloud read = constant(Cloud.class, cloud.asText(""), where + ": a cloud");
            if (read != null) {
                clouds.add(read);
            }
        }
        if (clouds.isEmpty() && role != Role.PARTNER) {
            faults.add(
                    "%s: clouds is empty: name at least one of %s".formatted(where, Arrays.toString(Cloud.values())));
        }
        return clouds;
    }

    private <E extends Enum<E>> @Nullable E constant(Class<E> type, String name, String what) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        faults.add("%s is '%s': write one of %s".formatted(what, name, Arrays.toString(type.getEnumConstants())));
        return null;
    }
}
