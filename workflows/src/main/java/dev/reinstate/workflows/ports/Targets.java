package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Cloud;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is told of every change of a case: the targets of our webhooks, as operators keep them. */
public interface Targets {

    /** The secret is in this answer, and in that to a repeat with the same key; nothing else shows it. */
    Ruling<Secret> register(Actor actor, Once once, Draft draft);

    Ruling<Page<Target>> list(Actor actor, Paging paging);

    Ruling<Target> show(Actor actor, String targetId);

    /** Nothing is sent to it any more; what was not sent yet is dropped. */
    Ruling<Target> remove(Actor actor, String targetId);

    /** A new secret; what is sent in the next day is signed with the one before it as well. */
    Ruling<Secret> rotate(Actor actor, Once once, String targetId);

    /** A target that was disabled is sent to again, from where it stopped. */
    Ruling<Target> enable(Actor actor, Once once, String targetId);

    /** The newest first. */
    Ruling<Page<Sent>> deliveries(Actor actor, String targetId, Paging paging);

    /** All of an account from a sequence on, in order, whether it was accepted before or not. */
    Ruling<Again> redeliverFrom(Actor actor, Once once, String targetId, String accountId, long sequence);

    /** One delivery by its webhook id. */
    Ruling<Again> redeliver(Actor actor, Once once, String targetId, String webhookId);

    /**
     * What an operator asks for.
     *
     * @param types empty for all of them, also those to come
     * @param clouds of whose accounts it is told
     */
    record Draft(
            String url,
            Set<EventType> types,
            Set<Cloud> clouds,
            @Nullable String description) {

        public Draft {
            types = Set.copyOf(types);
            clouds = Set.copyOf(clouds);
        }
    }

    /**
     * A target.
     *
     * @param disabledBecause why nothing is sent to it; null while it is active
     * @param secretRotates until when the former secret signs too; null when only one does
     */
    record Target(
            String id,
            Draft draft,
            State state,
            @Nullable String disabledBecause,
            Instant createdAt,
            String createdBy,
            @Nullable Instant secretRotates) {}

    /** Whether a target is sent to. */
    enum State {
        ACTIVE,
        /** Nothing is sent; what happens is kept for it. */
        DISABLED
    }

    /** A target with its new secret. */
    record Secret(Target target, String secret) {}

    /** How many are to be sent again. */
    record Again(String targetId, int queued) {}

    /**
     * One event on its way to one target.
     *
     * @param webhookId the same at each try
     * @param lastStatus the HTTP status of the last try; null if there was none
     * @param nextTryAt null once accepted or given up, and while an earlier one of the account is on its way
     */
    record Sent(
            String webhookId,
            String accountId,
            long sequence,
            String type,
            Progress state,
            int tries,
            Instant queuedAt,
            @Nullable Instant triedAt,
            @Nullable Integer lastStatus,
            @Nullable String lastError,
            @Nullable Instant nextTryAt) {}

    /** How far a delivery has come. */
    enum Progress {
        PENDING,
        DELIVERED,
        GIVEN_UP
    }
}
