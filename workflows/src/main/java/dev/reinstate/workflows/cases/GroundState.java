package dev.reinstate.workflows.cases;

/** Where a ground stands on a case. */
public enum GroundState {
    /** Will hold at a known instant unless something is done. Never blocks a reinstatement. */
    FORESEEN,
    HOLDS,
    /** Would hold, but a recorded exemption covers it. */
    EXEMPTED,
    CLEARED
}
