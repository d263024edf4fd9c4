package dev.reinstate.workflows.cases;

/** How a case ended. */
public enum Outcome {
    REINSTATED,
    /** The partner paid or mended before a hold was placed. */
    NEVER_SUSPENDED,
    /** A dispute was upheld: the suspension should not have been. */
    ERRONEOUS,
    /** A supervisor ended it. */
    ENDED
}
