package dev.reinstate.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reinstate.workflows.cases.Ground;
import dev.reinstate.workflows.ports.Standings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the gate says, in the order asked. */
record GateJson(List<Item> items, Instant asOf, String maxStale) {

    private static final String UNKNOWN = "unknown";

    /**
     * One account.
     *
     * @param problem there only where the account is absent or foreign
     */
    record Item(
            String accountId,
            boolean allowed,
            List<Ground> grounds,
            @Nullable String caseId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String problem) {

        static Item of(Standings.Passage passage) {
            return new Item(
                    passage.accountId(),
                    passage.allowed(),
                    passage.grounds(),
                    passage.caseId(),
                    passage.known() ? null : UNKNOWN);
        }
    }

    static GateJson of(Standings.Gate gate, Standings.Freshness freshness) {
        return new GateJson(
                gate.passages().stream().map(Item::of).toList(),
                gate.asOf(),
                freshness.maxStale().toString());
    }
}
