package dev.reinstate.api;

import dev.reinstate.workflows.cases.Cloud;
import dev.reinstate.workflows.ports.EventType;
import dev.reinstate.workflows.ports.Targets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A target as it goes out; never with its secret. */
record TargetJson(
        String id,
        String url,
        List<String> types,
        List<Cloud> clouds,
        @Nullable String description,
        Targets.State state,
        @Nullable String disabledBecause,
        Instant createdAt,
        String createdBy,
        @Nullable Instant formerSecretUntil,
        Map<String, String> links) {

    static TargetJson of(Targets.Target target) {
        Targets.Draft draft = target.draft();
        String self = Addresses.target(target.id());
        return new TargetJson(
                target.id(),
                draft.url(),
                draft.types().stream().map(EventType::words).sorted().toList(),
                draft.clouds().stream().sorted().toList(),
                draft.description(),
                target.state(),
                target.disabledBecause(),
                target.createdAt(),
                target.createdBy(),
                target.secretRotates(),
                Map.of("self", self, "deliveries", self + "/deliveries"));
    }

    /** A target with its new secret: the one answer that has it. */
    record WithSecret(TargetJson target, String secret) {

        static WithSecret of(Targets.Secret made) {
            return new WithSecret(TargetJson.of(made.target()), made.secret());
        }
    }

    /** One event on its way. */
    record Delivery(
            String deliveryId,
            String accountId,
            long sequence,
            String type,
            Targets.Progress state,
            int tries,
            Instant queuedAt,
            @Nullable Instant triedAt,
            @Nullable Integer lastStatus,
            @Nullable String lastError,
            @Nullable Instant nextTryAt) {

        static Delivery of(Targets.Sent sent) {
            return new Delivery(
                    sent.webhookId(),
                    sent.accountId(),
                    sent.sequence(),
                    sent.type(),
                    sent.state(),
                    sent.tries(),
                    sent.queuedAt(),
                    sent.triedAt(),
                    sent.lastStatus(),
                    sent.lastError(),
                    sent.nextTryAt());
        }
    }
}
