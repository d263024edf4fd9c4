package dev.reinstate.api;

import dev.reinstate.workflows.cases.Hold;
import dev.reinstate.workflows.cases.Operation;
import dev.reinstate.workflows.cases.Requirement;
import dev.reinstate.workflows.cases.Standing;
import dev.reinstate.workflows.ports.Standings.Freshness;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands, as it goes out.
 *
 * @param maxStale how old {@code asOf} may be
 */
record StandingJson(
        String accountId,
        boolean goodStanding,
        @Nullable String caseId,
        @Nullable Held hold,
        Map<Operation, Standing.Answer> operations,
        List<Requirement> requirements,
        @Nullable Instant asOf,
        String maxStale) {

    /** The placed hold. */
    record Held(Instant placedAt, String caseId) {}

    /** All operations, or the one that was asked for. */
    static StandingJson of(Standing standing, @Nullable Operation operation, Freshness freshness) {
        Hold hold = standing.hold();
        Standing.Answer only = operation == null ? null : standing.operations().get(operation);
        return new StandingJson(
                standing.accountId(),
                standing.goodStanding(),
                standing.caseId(),
                hold == null ? null : new Held(hold.placedAt(), hold.caseId()),
                operation == null || only == null ? standing.operations() : Map.of(operation, only),
                standing.requirements(),
                standing.asOf(),
                freshness.maxStale().toString());
    }

    /** Changes with all but the instant at which it is true and how old that may be. */
    String tag() {
        StandingJson timeless =
                new StandingJson(accountId, goodStanding, caseId, hold, operations, requirements, null, "");
        return Tags.weak(new String(Json.write(timeless), StandardCharsets.UTF_8));
    }
}
