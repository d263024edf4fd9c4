package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;

/**
 * An earlier case of the account.
 *
 * @param grounds as they were when it was closed
 */
public record PastCase(String id, Instant openedAt, Instant closedAt, Outcome outcome, List<GroundEntry> grounds) {

    public PastCase {
        grounds = List.copyOf(grounds);
    }

    /**
     * Whether it counts against the partner: the account was suspended, and rightly. A suspension that a stay ended is
     * taken off the record when all that was stayed is upheld.
     *
     * @param exemptions all of the account
     */
    public boolean offence(List<Exemption> exemptions) {
        return switch (outcome) {
            case NEVER_SUSPENDED, ERRONEOUS -> false;
            case REINSTATED, ENDED -> !upheldSince(exemptions);
        };
    }

    private boolean upheldSince(List<Exemption> exemptions) {
        List<GroundEntry> counted = grounds.stream()
                .filter(entry -> entry.state() != GroundState.FORESEEN)
                .toList();
        return !counted.isEmpty()
                && counted.stream()
                        .allMatch(entry -> entry.state() == GroundState.EXEMPTED && upheld(entry, exemptions));
    }

    private static boolean upheld(GroundEntry entry, List<Exemption> exemptions) {
        return exemptions.stream()
                .anyMatch(exemption -> exemption.kind() == Exemption.Kind.UPHELD_DISPUTE
                        && exemption.covers().equals(entry.on()));
    }
}
