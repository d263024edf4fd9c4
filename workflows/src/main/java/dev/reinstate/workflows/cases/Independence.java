package dev.reinstate.workflows.cases;

import java.time.Instant;
import java.util.List;

/**
 * "Nobody decides on what they raised or filed."
 *
 * <p>Who had a case opened has raised nothing: that only makes the rules look, and the grounds are the neighbours' facts.
 */
final class Independence {

    private static final String RULE = "independence";

    private Independence() {}

    static Broken ofTheRequest(String unblockedBy) {
        return new Broken(RULE, "Nobody decides on a request that they filed.", unblockedBy);
    }

    /** A ground that is no obstacle because of somebody's exemption is not theirs to reinstate. */
    static List<Broken> ofWhoExempted(Facts facts, String by, Instant now) {
        return facts.file().grounds().stream()
                .filter(entry -> entry.state() == GroundState.EXEMPTED)
                .filter(entry -> exempted(facts, entry.ground(), by, now))
                .map(entry -> new Broken(
                        RULE,
                        "You recorded an exemption of " + entry.ground() + ", which is why it does not hold.",
                        "a decision by somebody else"))
                .toList();
    }

    private static boolean exempted(Facts facts, Ground ground, String by, Instant now) {
        return facts.matters().exemptions().stream()
                .anyMatch(exemption -> exemption.covers().ground() == ground
                        && exemption.countsAt(now)
                        && exemption.by().equals(by));
    }

    static Broken ofADispute(String what) {
        return new Broken(RULE, what, "a decision by another supervisor, on abuse also by a trust officer");
    }
}
