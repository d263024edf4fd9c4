package dev.reinstate.workflows.ports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is kept. Only what was verified is kept.
 *
 * @param webhookId the sender's own id of it
 * @param accountId the account that it names, which need not be known here
 * @param why in words, where it was not applied
 * @param verifiedBy the fingerprint of the secret that it was signed with
 * @param repeats how often the same came again
 * @param body as it came; null for an actor who might be foreign to the account that it will turn out to be of
 */
public record EventView(
        String id,
        EventSource source,
        String webhookId,
        String type,
        @Nullable String accountId,
        State state,
        @Nullable String why,
        String verifiedBy,
        Instant receivedAt,
        @Nullable Instant appliedAt,
        int repeats,
        @Nullable String body) {

    /** What became of it. */
    public enum State {
        /** Its fact is recorded. */
        APPLIED,
        /** Its account or its type is not known yet; it is applied when it is. */
        WAITING,
        /** It was refused, and a person has to look at it. */
        PARKED,
        /** Its fact was recorded already. */
        IGNORED
    }
}
