package dev.reinstate.workflows.cases;

import java.time.Instant;

/**
 * What an agent decided.
 *
 * @param groundsRevision the grounds that the agent saw; an approval is void at any other
 */
public record Decision(
        String id, Kind kind, long groundsRevision, String requestId, Instant decidedAt, String decidedBy) {

    /** The three answers to a support request. */
    public enum Kind {
        REINSTATE,
        KEEP_SUSPENDED,
        ASK_PARTNER
    }
}
