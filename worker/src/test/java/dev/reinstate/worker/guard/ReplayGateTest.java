package dev.reinstate.worker.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reinstate.worker.guard.GateGuard.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The gate catches what it is there for, and lets pass what does no harm. Prints a line for each edit. */
class ReplayGateTest {

    @Test
    void every_unsafe_edit_is_refused_and_every_safe_one_passes() {
        List<Verdict> verdicts = GateGuard.judgeAll();

        assertThat(verdicts)
                .filteredOn(verdict -> !verdict.right())
                .extracting(Verdict::line)
                .isEmpty();
        assertThat(verdicts).filteredOn(verdict -> !verdict.safe()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(verdicts).filteredOn(Verdict::safe).hasSizeGreaterThanOrEqualTo(10);
    }
}
