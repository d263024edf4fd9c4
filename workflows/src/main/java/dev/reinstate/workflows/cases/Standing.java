package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an account may do at one instant, and what stands in its way. Always derived, never a flag that someone sets.
 *
 * @param goodStanding no hold, and no ground that counts
 * @param asOf the instant at which this is true
 */
public record Standing(
        String accountId,
        boolean goodStanding,
        @Nullable String caseId,
        @Nullable Hold hold,
        Map<Operation, Answer> operations,
        List<Requirement> requirements,
        Instant asOf) {

    /**
     * Whether an operation is allowed.
     *
     * @param grounds those that hold while it is denied
     * @param warnings grounds that are foreseen while it is allowed
     */
    public record Answer(boolean allowed, List<Ground> grounds, List<Ground> warnings) {

        /** The one rule: new business is denied while a hold is placed, and nothing else ever is. */
        public static Answer to(Operation operation, boolean held, List<Ground> holding, List<Ground> foreseen) {
            if (!operation.newBusiness()) {
                return new Answer(true, List.of(), List.of());
            }
            return held ? new Answer(false, holding, List.of()) : new Answer(true, List.of(), foreseen);
        }
    }

    public static Standing of(Facts facts, Derived derived, Links links) {
        return of(facts, derived.file(), links, derived.asOf());
    }

    private static Standing of(Facts facts, CaseFile file, Links links, Instant now) {
        boolean held = facts.hold() != null;
        List<Ground> holding = grounds(file, GroundState.HOLDS);
        List<Ground> foreseen = grounds(file, GroundState.FORESEEN);
        Map<Operation, Answer> operations = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            operations.put(operation, Answer.to(operation, held, holding, foreseen));
        }
        boolean open = file.opened() && !file.closed();
        return new Standing(
                facts.account().id(),
                !held && holding.isEmpty(),
                open ? file.id() : null,
                facts.hold(),
                operations,
                open ? Requirements.of(facts, file, links, now) : List.of(),
                now);
    }

    private static List<Ground> grounds(CaseFile file, GroundState state) {
        return file.grounds().stream()
                .filter(entry -> entry.state() == state)
                .map(GroundEntry::ground)
                .toList();
    }
}
