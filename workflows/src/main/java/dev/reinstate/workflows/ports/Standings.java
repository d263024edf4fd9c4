package dev.reinstate.workflows.ports;

import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.cases.Operation;
import dev.reinstate.workflows.cases.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where accounts stand, for those who are about to sell. */
public interface Standings {

    /** How old an answer may be. */
    enum Freshness {
        /** Derived for this request. */
        EXACT(Duration.ZERO),
        /** Read at most this long before it was asked for: a hold that is placed shows within that second. */
        RECENT(Duration.ofSeconds(1));

        private final Duration maxStale;

        Freshness(Duration maxStale) {
            this.maxStale = maxStale;
        }

        public Duration maxStale() {
            return maxStale;
        }
    }

    /** All that an account may do and what stands in its way, derived from the facts. */
    Ruling<Standing> standing(Actor actor, String accountId, Freshness freshness);

    /** Whether accounts may do one thing, in the order asked; an account may be asked for twice. */
    Ruling<Gate> gate(Actor actor, Operation operation, List<String> accountIds, Freshness freshness);

    /**
     * The answers of one call.
     *
     * @param asOf when the oldest of them was read
     */
    record Gate(List<Passage> passages, Instant asOf) {
        public Gate {
            passages = List.copyOf(passages);
        }
    }

    /**
     * Whether one account may.
     *
     * @param known false for an account that is absent or foreign to the actor, who is not told which
     * @param grounds those that hold while it is denied, as the case last derived them
     */
    record Passage(
            String accountId,
            boolean known,
            boolean allowed,
            List<Ground> grounds,
            @Nullable String caseId) {

        public Passage {
            grounds = List.copyOf(grounds);
        }

        public static Passage unknown(String accountId) {
            return new Passage(accountId, false, false, List.of(), null);
        }
    }
}
