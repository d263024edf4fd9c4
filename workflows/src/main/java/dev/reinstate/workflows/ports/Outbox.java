package dev.reinstate.workflows.ports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent to targets. Each method is a short transaction; what is sent is sent between two of them. Of one
 * account and target only the oldest that is neither accepted nor given up can be claimed.
 */
public interface Outbox {

    /** Turns what was committed since into deliveries, one for each target that wants it; true if there is more. */
    boolean spread();

    /** The active targets for which something is due now. */
    List<String> due();

    /** Claims the first of at most so many accounts; a claim that is not settled ends by itself. */
    List<Parcel> claim(String targetId, int most);

    /** Writes down how a claimed one fared; a claim that has ended meanwhile changes nothing. */
    void settle(Parcel parcel, Outcome outcome);

    /** Drops what is so old that nobody asks for it, a portion at a time. */
    void prune();

    /** How long the oldest has waited that is neither accepted nor given up. */
    Optional<Duration> oldest();

    /**
     * One event for one target, under a claim.
     *
     * @param webhookId what a receiver knows it by, the same at each try
     * @param secrets that sign it now, the newest first
     * @param claimedUntil tells this claim from a later one
     */
    record Parcel(
            String targetId,
            String url,
            List<String> secrets,
            String accountId,
            long sequence,
            String webhookId,
            String body,
            Instant claimedUntil) {

        public Parcel {
            secrets = List.copyOf(secrets);
        }

        /** Secrets are in no log. */
        @Override
        public String toString() {
            return webhookId + " to " + targetId + " (" + sequence + " of " + accountId + ")";
        }
    }

    /**
     * How one try ended.
     *
     * @param status the HTTP status, or null if none came
     * @param error a few words of our own if it was not accepted; never a word of the receiver's
     */
    record Outcome(@Nullable Integer status, @Nullable String error) {

        private static final int GONE = 410;

        public boolean accepted() {
            return status != null && status / 100 == 2;
        }

        /** The receiver wants nothing of us any more. */
        public boolean gone() {
            return status != null && status == GONE;
        }
    }
}
