package dev.reinstate.workflows.contract;

/**
 * Who asks for a step.
 *
 * @param runId the workflow run
 * @param runBegan when it began, in milliseconds of the engine's clock; an earlier run than the case's current one
 *     writes nothing any more
 */
public record Step(String caseId, String runId, long runBegan) {}
