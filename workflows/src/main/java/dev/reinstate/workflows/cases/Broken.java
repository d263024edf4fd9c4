package dev.reinstate.workflows.cases;

/**
 * A rule that an act would break.
 *
 * @param rule its short name
 * @param unblockedBy what would make the act possible
 */
public record Broken(String rule, String detail, String unblockedBy) {}
