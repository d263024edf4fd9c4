package dev.reinstate.workflows.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first match says where a case stands. */
class StageTest {

    @ParameterizedTest
    @CsvSource({
        "false, false, false, false, DETECTED",
        "false, false, true,  false, DETECTED",
        "false, true,  false, true,  DETECTED",
        "true,  true,  false, true,  REINSTATING",
        "true,  true,  true,  true,  AWAITING_REMEDY",
        "true,  false, true,  false, AWAITING_REMEDY",
        "true,  false, true,  true,  AWAITING_REMEDY",
        "true,  false, false, false, AWAITING_REQUEST",
        "true,  false, false, true,  UNDER_REVIEW",
    })
    void hold_then_approval_then_grounds_then_request(
            boolean hold, boolean approved, boolean aGroundHolds, boolean requested, Stage stage) {
        assertThat(Stage.of(hold, approved, aGroundHolds, requested)).isEqualTo(stage);
    }
}
