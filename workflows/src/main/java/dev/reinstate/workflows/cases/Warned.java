package dev.reinstate.workflows.cases;

/** A warning day of an anchor that is dealt with: written, or recorded as superseded. By anchor, never by case. */
public record Warned(Anchor anchor, int day) {}
