package dev.reinstate.workflows.contract;

/** A step for one decision. */
public record DecisionStep(Step by, String decisionId) {}
