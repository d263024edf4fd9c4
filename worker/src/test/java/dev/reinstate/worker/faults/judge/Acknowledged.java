package dev.reinstate.worker.faults.judge;

import java.time.Instant;
import java.util.Map;

/**
 * What the API told a client, as the client's own log has it.
 *
 * @param key the idempotency key; empty where there is none
 * @param id the fact's own id, or the one that the API gave
 * @param codes what was said, by name
 * @param lost tries before it whose answer never came, so that their fate is not known
 */
public record Acknowledged(
        Instant at, String account, Kind kind, String key, String id, Map<String, String> codes, int lost) {

    /** What was answered. */
    public enum Kind {
        ACCOUNT,
        INVOICE,
        CREDIT_NOTE,
        PAYMENT,
        REVERSAL,
        REQUEST,
        MESSAGE,
        DECISION,
        /** A read that showed a placed hold. */
        HOLD_SEEN,
        /** The rules said no; {@code codes} says to what. */
        REFUSED,
        /** No answer at all, however often it was tried. */
        UNANSWERED
    }

    public Acknowledged {
        codes = Map.copyOf(codes);
    }

    String code(String name) {
        return codes.getOrDefault(name, "");
    }
}
