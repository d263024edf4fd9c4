package dev.reinstate.workflows.cases;

/** A partition: who is not cleared for a cloud does not learn what exists in it. */
public enum Cloud {
    PUBLIC,
    US_GOVERNMENT
}
