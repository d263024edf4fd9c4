package dev.reinstate.activities.register;

import static dev.reinstate.workflows.crash.CrashPoint.DETECTION_BEFORE_COMMIT;
import static dev.reinstate.workflows.crash.CrashPoint.DETECTION_COMMITTED;
import static dev.reinstate.workflows.crash.CrashPoint.DETECTION_TOLD;
import static dev.reinstate.workflows.crash.CrashPoint.FACT_BEFORE_COMMIT;
import static dev.reinstate.workflows.crash.CrashPoint.FACT_COMMITTED;
import static dev.reinstate.workflows.crash.CrashPoint.FACT_TOLD;
import static dev.reinstate.workflows.crash.CrashPoint.HOLD_BEFORE_COMMIT;
import static dev.reinstate.workflows.crash.CrashPoint.HOLD_COMMITTED;
import static dev.reinstate.workflows.crash.CrashPoint.LOOK_BEFORE_COMMIT;
import static dev.reinstate.workflows.crash.CrashPoint.LOOK_COMMITTED;
import static dev.reinstate.workflows.crash.CrashPoint.NOTICE_BEFORE_COMMIT;
import static dev.reinstate.workflows.crash.CrashPoint.NOTICE_COMMITTED;
import static dev.reinstate.workflows.crash.CrashPoint.REINSTATEMENT_BEFORE_COMMIT;
import static dev.reinstate.workflows.crash.CrashPoint.REINSTATEMENT_COMMITTED;
import static dev.reinstate.workflows.crash.CrashPoint.STEP_TOLD;

import dev.reinstate.workflows.crash.CrashPoint;

/**
 * Where a transaction can be made to die.
 *
 * @param written all is written and nothing committed
 * @param committed nobody was woken yet
 * @param told the wakes are on their way; who asked has no answer
 */
record Moments(CrashPoint written, CrashPoint committed, CrashPoint told) {

    static final Moments OF_A_FACT = new Moments(FACT_BEFORE_COMMIT, FACT_COMMITTED, FACT_TOLD);
    static final Moments OF_DETECTION = new Moments(DETECTION_BEFORE_COMMIT, DETECTION_COMMITTED, DETECTION_TOLD);
    static final Moments OF_A_LOOK = new Moments(LOOK_BEFORE_COMMIT, LOOK_COMMITTED, STEP_TOLD);
    static final Moments OF_A_HOLD = new Moments(HOLD_BEFORE_COMMIT, HOLD_COMMITTED, STEP_TOLD);
    static final Moments OF_A_REINSTATEMENT =
            new Moments(REINSTATEMENT_BEFORE_COMMIT, REINSTATEMENT_COMMITTED, STEP_TOLD);
    static final Moments OF_A_NOTICE = new Moments(NOTICE_BEFORE_COMMIT, NOTICE_COMMITTED, STEP_TOLD);
}
