package dev.reinstate.api;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.Act;
import dev.reinstate.workflows.ports.ApiKeys;
import dev.reinstate.workflows.ports.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key as it goes out; never with its secret. */
record KeyJson(
        String id,
        String name,
        Role role,
        List<Cloud> clouds,
        List<Act> acts,
        Instant expiresAt,
        Instant madeAt,
        String madeBy,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    static KeyJson of(ApiKeys.Key key) {
        ApiKeys.Draft draft = key.draft();
        return new KeyJson(
                key.id(),
                draft.name(),
                draft.role(),
                draft.clouds().stream().sorted().toList(),
                draft.acts().stream().sorted().toList(),
                draft.expiresAt(),
                key.madeAt(),
                key.madeBy(),
                key.lastUsedAt(),
                key.revokedAt());
    }

    /** A key with its secret: the one answer that has it, or the same again without. */
    record WithSecret(KeyJson key, @Nullable String secret) {

        static WithSecret of(ApiKeys.Made made) {
            return new WithSecret(KeyJson.of(made.key()), made.secret());
        }
    }
}
