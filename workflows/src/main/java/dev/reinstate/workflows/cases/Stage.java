package dev.reinstate.workflows.cases;

/** Where a case stands. Always derived, first match; any stage may follow any other. */
public enum Stage {
    /** A ground is foreseen, or holds and the hold is about to be placed. */
    DETECTED,
    /** The hold is placed and a ground holds: the partner pays or mends. */
    AWAITING_REMEDY,
    /** All grounds are clear, no support request is open. */
    AWAITING_REQUEST,
    /** All clear and requested: an agent decides. */
    UNDER_REVIEW,
    /** Approved at the current grounds: to be committed, once. */
    REINSTATING,
    CLOSED;

    static Stage of(boolean hold, boolean approved, boolean aGroundHolds, boolean requested) {
        if (!hold) {
            return DETECTED;
        }
        if (approved && !aGroundHolds) {
            return REINSTATING;
        }
        if (aGroundHolds) {
            return AWAITING_REMEDY;
        }
        return requested ? UNDER_REVIEW : AWAITING_REQUEST;
    }
}
