package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Cloud;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which scripts and systems act. A key ends by itself, and within {@link #REVOKED_WITHIN} of its revocation in
 * every process. Its times are real ones, also where the demo's clock was moved.
 */
public interface ApiKeys {

    /** For so long a process may go by what it has read of a key. */
    Duration REVOKED_WITHIN = Duration.ofSeconds(2);

    /** By then somebody has to want it again. */
    Duration LONGEST_LIFE = Duration.ofDays(366);

    /** How every secret of a key begins, so that one that lies about is found. */
    String PREFIX = "rk_";

    /**
     * What a key can do at all. Judgement is not among it: who decides is a person. Nor are keys: one that makes others
     * would outlive its revocation.
     */
    Set<Act> CAN = Set.of(
            Act.RECORD_FACTS,
            Act.SEE_ACCOUNT,
            Act.ASK_AT_THE_GATE,
            Act.SEE_STATEMENT,
            Act.SEE_CASE,
            Act.OPEN_CASE,
            Act.REQUEST_SUPPORT,
            Act.SEE_WATCH,
            Act.SEE_TASKS,
            Act.DO_TASK,
            Act.SEE_EVENTS,
            Act.REDELIVER_EVENT,
            Act.MANAGE_TARGETS,
            Act.SEE_TARGETS);

    /** Makes one that may no more than who makes it. The same idempotency key again gives the key without its secret. */
    Ruling<Made> make(Actor actor, Once once, Draft draft);

    /** All whose clouds the actor is cleared for, also those that have ended, the oldest first. */
    Ruling<Page<Key>> list(Actor actor, Paging paging);

    Ruling<Key> revoke(Actor actor, String keyId);

    /** As whom a key acts; null if it is not known, or has ended. */
    @Nullable
    Actor actor(String secret);

    /**
     * What a key is to be.
     *
     * @param acts empty for all that its role may and a key can
     */
    record Draft(String name, Role role, Set<Cloud> clouds, Set<Act> acts, Instant expiresAt) {

        public Draft {
            clouds = Set.copyOf(clouds);
            acts = Set.copyOf(acts);
        }
    }

    /**
     * A key, which acts under its id.
     *
     * @param lastUsedAt to the minute; null if it never was
     * @param revokedAt null while nobody has revoked it
     */
    record Key(
            String id,
            Draft draft,
            Instant madeAt,
            String madeBy,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}

    /** The secret is in the first answer and in no later one, and is not kept. */
    record Made(Key key, @Nullable String secret) {}
}
