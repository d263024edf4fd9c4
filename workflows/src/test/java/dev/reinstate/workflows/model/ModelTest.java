package dev.reinstate.workflows.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.workflows.cases.Outcome;
import dev.reinstate.workflows.cases.Seeds;
import org.junit.jupiter.api.Test;

/**
 * The rules against a second, naive statement of the business: random lives of accounts, with facts of all kinds, clocks
 * that move and people who act. After each derivation both must think the same.
 */
class ModelTest {

    /** What a build has time for; {@code -Dmodel.sequences=100000} is the full run. */
    private static final int SEQUENCES = Integer.getInteger("model.sequences", 3_000);

    @Test
    void the_rules_and_the_reference_think_the_same_of_every_life() {
        Tally tally = new Tally();
        Seeds.each("ModelTest", SEQUENCES, random -> tally.add(Life.of(random).lived()));
        System.out.println("model: " + SEQUENCES + " sequences, " + tally);
        assertThat(Seeds.alone() || tally.holds > SEQUENCES / 3).isTrue();
        assertThat(Seeds.alone() || tally.seconded > SEQUENCES / 20).isTrue();
        assertThat(Seeds.alone() || tally.answers > SEQUENCES / 20).isTrue();
        assertThat(Seeds.alone() || tally.offences > SEQUENCES / 20).isTrue();
        for (Outcome outcome : Outcome.values()) {
            assertThat(Seeds.alone() || tally.of(outcome) > SEQUENCES / 200)
                    .as("%s of %s", outcome, tally)
                    .isTrue();
        }
    }
}
